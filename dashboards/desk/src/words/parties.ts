import type { ActorView, ShiftView } from "../contracts/stories";

/** The party, and what it is where the name does not say: "Dmitry Peskov (RUS)". */
export function party(actor: ActorView): string {
  return actor.name || "An unnamed source";
}

/** "Russia towards United States". */
export function parties(shift: ShiftView): string {
  return shift.counterpart?.name ? `${party(shift.actor)} towards ${shift.counterpart.name}` : party(shift.actor);
}

/** Links come from articles: only those that a browser may follow safely. */
export function safeLink(url: string | null | undefined): string | undefined {
  if (!url) return undefined;
  try {
    const { protocol } = new URL(url);
    return protocol === "https:" || protocol === "http:" ? url : undefined;
  } catch {
    return undefined;
  }
}
