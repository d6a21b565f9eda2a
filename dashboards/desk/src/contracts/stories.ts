// The messages of src/StoryWatch.Contracts as the wire has them: nulls may be left out.

import type { StoryMarks } from "./marks";

type Maybe<T> = T | null | undefined;

export interface ActorView {
  readonly name: string;
  readonly country?: Maybe<string>;
  readonly sector?: Maybe<string>;
}

export interface StatementView {
  readonly article: string;
  readonly outlet?: Maybe<string>;
  readonly title?: Maybe<string>;
  readonly url?: Maybe<string>;
  readonly at: string;
  readonly quote: string;
  readonly start: number;
  readonly end: number;
  readonly speaker?: Maybe<string>;
  readonly office?: Maybe<string>;
  readonly said?: Maybe<string>;
}

export interface ShiftView {
  readonly id: string;
  readonly sequence: number;
  readonly story: string;
  readonly at: string;
  readonly kind: string;
  readonly actor: ActorView;
  readonly counterpart?: Maybe<ActorView>;
  readonly issue: string;
  readonly from?: Maybe<string>;
  readonly to: string;
  readonly event: string;
  readonly severity: number;
  readonly confidence: number;
  readonly sources: number;
  readonly why: string;
  readonly after: StatementView;
  readonly before?: Maybe<StatementView>;
  readonly corrected?: Maybe<string>;
  /** An editor's reason: true, but not news. */
  readonly dismissed?: Maybe<string>;
  readonly answers?: Maybe<string>;
}

export interface StorySummary {
  readonly mark?: Maybe<StoryMarks>;
  readonly id: string;
  readonly title: string;
  readonly openedAt: string;
  readonly lastArticleAt: string;
  readonly lastShiftAt?: Maybe<string>;
  readonly articles: number;
  readonly sources: number;
  readonly shifts: number;
  readonly lastSequence: number;
  readonly mergedInto?: Maybe<string>;
  readonly lastShift?: Maybe<ShiftView>;
}

export interface ShiftPage {
  readonly shifts: readonly ShiftView[];
  readonly next?: Maybe<number>;
}

export interface ArticleView {
  readonly id: string;
  readonly revision: number;
  readonly outlet?: Maybe<string>;
  readonly title?: Maybe<string>;
  readonly url?: Maybe<string>;
  readonly at: string;
  readonly development: string;
  readonly copyOf?: Maybe<string>;
  readonly state: string;
}

export interface ProposalView {
  readonly kind: string;
  readonly other: string;
  readonly developments: readonly string[];
  readonly evidence: string;
  readonly state: string;
  readonly at: string;
}

export interface StoryDetail {
  readonly summary: StorySummary;
  readonly articles: readonly ArticleView[];
  readonly shifts: readonly ShiftView[];
  readonly proposals: readonly ProposalView[];
}

export interface StoryPage {
  readonly epoch: number;
  readonly sequence: number;
  readonly stories: readonly StorySummary[];
  readonly next?: Maybe<number>;
}

export interface QuoteView {
  readonly shift: string;
  readonly side: string;
  readonly start: number;
  readonly end: number;
}

export interface ArticleText {
  readonly id: string;
  readonly revision: number;
  readonly outlet?: Maybe<string>;
  readonly title?: Maybe<string>;
  readonly byline?: Maybe<string>;
  readonly url?: Maybe<string>;
  readonly at: string;
  readonly text: string;
  readonly quotes: readonly QuoteView[];
}

export interface StoryEvent {
  readonly name: string;
  readonly epoch: number;
  readonly sequence: number;
  readonly story: string;
  readonly version: number;
  readonly at: string;
  readonly data: unknown;
}

export interface DeskStatus {
  readonly state: "live" | "catching-up" | "bus-away" | "replay";
  readonly pending: number;
  readonly webhooksFailing?: Maybe<number>;
  /** By failure, not by hand. */
  readonly webhooksDisabled?: Maybe<number>;
  readonly epoch: number;
  readonly sequence: number;
}

export interface JournalPage {
  readonly epoch: number;
  readonly sequence: number;
  readonly events: readonly StoryEvent[];
  readonly next?: Maybe<number>;
}

/** Why a shift was told and what became of it, from the journal. */
export interface Explanation {
  readonly lines: readonly { readonly label: string; readonly text: string }[];
  readonly steps: readonly { readonly at: string; readonly event: string; readonly text: string; readonly article?: Maybe<string>; readonly outlet?: Maybe<string> }[];
}
