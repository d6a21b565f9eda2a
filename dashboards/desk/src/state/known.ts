// What there is to choose from: the names that shifts and stories have, the most frequent first.
import type { ShiftView, StorySummary } from "../contracts/stories";
import { plain } from "../words/kinds";

/** What is kept, and what is read. */
export type Choice = readonly [value: string, word: string];

export interface Known {
  readonly parties: readonly Choice[];
  readonly issues: readonly Choice[];
  readonly outlets: readonly Choice[];
  readonly stories: readonly Choice[];
}

const most = 300;

export function knownOf(shifts: readonly ShiftView[], stories: readonly StorySummary[]): Known {
  const all = [...shifts, ...stories.flatMap((story) => story.lastShift ?? [])];
  const named = (names: readonly (string | null | undefined)[]) => byCount(names).map((name): Choice => [name, name]);
  return {
    parties: named(all.flatMap((shift) => [shift.actor.name, shift.counterpart?.name, shift.after.speaker])),
    issues: byCount(all.map((shift) => shift.issue)).map((issue): Choice => [issue, plain(issue)]),
    outlets: named(all.flatMap((shift) => [shift.after.outlet, shift.before?.outlet])),
    stories: stories.slice(0, most).map((story): Choice => [story.id, story.title || "Untitled story"]),
  };
}

/** What was typed or picked as the value to keep: of the choice that is so called, else itself. */
export function chosenOf(typed: string, choices: readonly Choice[]): string {
  const words = typed.trim().toLowerCase();
  return choices.find(([value, word]) => value.toLowerCase() === words || word.toLowerCase() === words)?.[0] ?? typed.trim();
}

function byCount(names: readonly (string | null | undefined)[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const name of names) if (name) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, most).map(([name]) => name);
}
