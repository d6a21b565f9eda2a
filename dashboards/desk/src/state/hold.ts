// Rows never move under the pointer or the focus: while one is in the list, the order that was there stays and news is counted.
import type { Story } from "./reducers";

/** The order as it was: each story with the last shift that it had. */
export type Hold = ReadonlyMap<string, string>;

export function holdOf(rows: readonly Story[]): Hold {
  return new Map(rows.map(({ summary }) => [summary.id, summary.lastShift?.id ?? ""]));
}

/** The rows of the hold in its order, as they are now. One that passes no filter any more stays as well until the hold ends. */
export function heldRows(hold: Hold, stories: ReadonlyMap<string, Story>): readonly Story[] {
  return [...hold.keys()].flatMap((id) => stories.get(id) ?? []);
}

/** How many rows are new or have shifted since: they would stand elsewhere. */
export function newsSince(hold: Hold, rows: readonly Story[]): number {
  return rows.filter(({ summary }) => hold.get(summary.id) !== (summary.lastShift?.id ?? "")).length;
}
