// The claims of a story from its events: who said it first, who bore it out, who denied it, and what became of it.
import type { ActorView, StoryEvent } from "../contracts/stories";
import type { ArticleRef, Shift } from "./eventData";

export interface Backing {
  readonly article: ArticleRef;
  readonly at: string;
  readonly sources: number;
}

export interface Claim {
  readonly id: string;
  readonly speaker: ActorView;
  readonly quote: string;
  readonly start: number;
  readonly end: number;
  readonly article: ArticleRef;
  readonly at: string;
  readonly state: "stands" | "denied" | "corrected" | "withdrawn";
  readonly sources: number;
  readonly corroborations: readonly Backing[];
  /** What was said against it: a denial or a correction, with its words. */
  readonly answers: readonly { readonly kind: string; readonly speaker: string; readonly quote: string; readonly article: ArticleRef }[];
  readonly reason: string | undefined;
}

export type Claims = ReadonlyMap<string, Claim>;

interface ClaimData {
  readonly claim?: { readonly id: string; readonly speaker: ActorView; readonly evidence: { text: string; start: number; end: number }; readonly article: ArticleRef };
  readonly claimId?: string;
  readonly article?: ArticleRef;
  readonly sources?: number;
  readonly reason?: string;
}

/** The claims after one more event; the same where the event tells of none. */
export function takeClaim(claims: Claims, event: StoryEvent): Claims {
  if (event.name.startsWith("story.position-shifted.")) return answered(claims, (event.data as { shift: Shift }).shift);
  if (!event.name.startsWith("story.claim-")) return claims;
  const data = event.data as ClaimData;
  if (event.name.startsWith("story.claim-made.") && data.claim) {
    const { id, speaker, evidence, article } = data.claim;
    return new Map(claims).set(id, {
      id, speaker, quote: evidence.text, start: evidence.start, end: evidence.end, article, at: event.at, state: "stands", sources: 1,
      corroborations: [], answers: [], reason: undefined,
    });
  }

  const known = claims.get(data.claimId ?? "");
  if (!known) return claims;
  if (event.name.startsWith("story.claim-withdrawn.")) return new Map(claims).set(known.id, { ...known, state: "withdrawn", reason: data.reason });
  if (!data.article) return claims;
  const sources = data.sources ?? known.sources;
  return new Map(claims).set(known.id, { ...known, sources, corroborations: [...known.corroborations, { article: data.article, at: event.at, sources }] });
}

const states: Readonly<Record<string, Claim["state"]>> = { denied: "denied", contradicted: "denied", corrected: "corrected", withdrawn: "withdrawn" };

// A shift that denies, contradicts or corrects a claim names it.
function answered(claims: Claims, shift: Shift): Claims {
  const known = claims.get(shift.answers ?? "");
  if (!known) return claims;
  const { after } = shift;
  const answer = { kind: shift.kind, speaker: after.speaker?.name ?? shift.actor.name, quote: after.evidence.text, article: after.article };
  return new Map(claims).set(known.id, { ...known, state: states[shift.kind] ?? known.state, answers: [...known.answers, answer] });
}
