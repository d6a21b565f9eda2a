// The position matrix of a story: party x issue, with the stance that each holds now and since when.
import type { ShiftView } from "../contracts/stories";
import { isOwnPosition } from "../words/kinds";
import { party } from "../words/parties";

/** A stance that a party holds on an issue towards one counterpart. */
export interface Held {
  readonly counterpart: string;
  readonly stance: string;
  /** When the stance was first said: repeats do not move it. */
  readonly since: string;
  readonly shift: ShiftView;
  /** How often it moved before. */
  readonly moves: number;
}

export interface Matrix {
  readonly issues: readonly string[];
  readonly rows: readonly { readonly party: string; readonly cells: ReadonlyMap<string, readonly Held[]> }[];
}

/** Parties and issues in the order of how often they shifted. Shifts that were taken back do not count. */
export function matrixOf(shifts: readonly ShiftView[]): Matrix {
  const standing = shifts.filter((shift) => !shift.corrected && isOwnPosition(shift.kind));
  const cells = new Map<string, Map<string, Map<string, Held>>>();
  for (const shift of [...standing].sort((a, b) => a.sequence - b.sequence)) {
    const line = entry(entry(cells, party(shift.actor)), shift.issue);
    const counterpart = shift.counterpart?.name ?? "";
    const old = line.get(counterpart);
    line.set(counterpart, {
      counterpart, stance: shift.to, since: old?.stance === shift.to ? old.since : shift.after.at, shift, moves: old ? old.moves + 1 : 0,
    });
  }
  return {
    issues: byCount(standing.map((shift) => shift.issue)),
    rows: byCount(standing.map((shift) => party(shift.actor))).map((name) => ({
      party: name,
      cells: new Map([...cells.get(name)!].map(([issue, line]) => [issue, [...line.values()].sort((a, b) => b.shift.sequence - a.shift.sequence)])),
    })),
  };
}

function entry<K, V>(map: Map<K, Map<string, V>>, key: K): Map<string, V> {
  const known = map.get(key) ?? new Map<string, V>();
  map.set(key, known);
  return known;
}

function byCount(names: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([name]) => name);
}
