// The data of the events that change what the page shows, under their wire names.
import type { ActorView } from "../contracts/stories";

export interface ArticleRef {
  readonly id: string;
  readonly revision: number;
  readonly outlet?: string;
  readonly title?: string;
  readonly url?: string;
  readonly at: string;
  readonly sourceGroup: string;
}

export interface Statement {
  readonly article: ArticleRef;
  readonly evidence: { readonly text: string; readonly start: number; readonly end: number };
  readonly stance: string;
  readonly voice: string;
  readonly speaker?: ActorView;
  /** The speaker's office ("spokesman"), and the day on which it was said, where the text tells them. */
  readonly office?: string;
  readonly said?: string;
}

export interface Shift {
  readonly id: string;
  readonly kind: string;
  readonly actor: ActorView;
  readonly counterpart?: ActorView;
  readonly issue: string;
  readonly from?: string;
  readonly to: string;
  readonly event: string;
  readonly after: Statement;
  readonly before?: Statement;
  readonly severity: number;
  readonly confidence: number;
  readonly why: string;
  /** The shift or claim that this one denies, contradicts, corrects or withdraws. */
  readonly answers?: string;
}

export interface EventData {
  "story.opened.v1": { readonly title: string; readonly at: string };
  "story.article-added.v1": { readonly article: ArticleRef; readonly development: string; readonly copyOf?: string };
  "story.article-revised.v1": { readonly article: ArticleRef; readonly cosmetic: boolean };
  "story.article-withdrawn.v1": { readonly article: ArticleRef };
  "story.position-shifted.v1": { readonly shift: Shift; readonly at: string };
  "story.shift-corroborated.v1": { readonly shiftId: string; readonly sources: number; readonly severity: number; readonly why?: string };
  "story.shift-corrected.v1": { readonly shiftId: string; readonly reason: string };
  "story.shift-dismissed.v1": { readonly shiftId: string; readonly reason: string; readonly by: string };
  "story.pinned.v1": { readonly by: string; readonly at: string };
  "story.unpinned.v1": { readonly by: string };
  "story.muted.v1": { readonly until: string; readonly by: string; readonly at: string };
  "story.unmuted.v1": { readonly by: string };
  "story.acknowledged.v1": { readonly through: number; readonly by: string; readonly at: string };
  "story.assigned.v1": { readonly to: string; readonly by: string; readonly at: string };
  "story.unassigned.v1": { readonly by: string };
  "story.merge-proposed.v1": { readonly other: string; readonly evidence: string };
  "story.merged.v1": { readonly into: string; readonly by: string };
  "story.merge-undone.v1": { readonly into: string };
  "story.split-proposed.v1": { readonly developments: readonly string[]; readonly evidence: string };
  "story.split.v1": { readonly developments: readonly string[]; readonly into: string; readonly by: string };
  "story.split-undone.v1": { readonly developments: readonly string[]; readonly into: string };
}

export type EventName = keyof EventData;
