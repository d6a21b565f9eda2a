// What happened while the editor did not look: the page was hidden, or the connection was lost.
import type { StoryEvent } from "../contracts/stories";

export interface Away {
  /** Shifts that came while away. */
  readonly shifts: number;
  readonly changes: number;
  readonly stories: ReadonlySet<string>;
}

export const nothingMissed: Away = { shifts: 0, changes: 0, stories: new Set() };

/** Counts what an editor would have seen: shifts, corrections and articles, not the ledger's own notes. */
const seen = /^story\.(opened|article-|position-shifted|shift-|claim-|merge|split)/;

export function takeMissed(away: Away, events: readonly StoryEvent[]): Away {
  const changes = events.filter((event) => seen.test(event.name));
  if (changes.length === 0) return away;
  return {
    shifts: away.shifts + changes.filter((event) => event.name.startsWith("story.position-shifted.")).length,
    changes: away.changes + changes.length,
    stories: new Set([...away.stories, ...changes.map((event) => event.story)]),
  };
}

/** What of a batch the editor did not see come: all of it while the page is hidden, else what a break had held back. */
export function missedOf(events: readonly StoryEvent[], hidden: boolean, heldBackUpTo: number): readonly StoryEvent[] {
  return hidden ? events : events.filter((event) => event.sequence <= heldBackUpTo);
}

/** "12 changes while you were away, 3 of them shifts". */
export function missedWords({ changes, shifts }: Away): string {
  const all = `${changes} ${changes === 1 ? "change" : "changes"} while you were away`;
  if (shifts === 0) return all;
  if (shifts === changes) return `${all}, ${shifts === 1 ? "a shift" : "all of them shifts"}`;
  return `${all}, ${shifts} of them ${shifts === 1 ? "a shift" : "shifts"}`;
}
