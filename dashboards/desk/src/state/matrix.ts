// The position matrix of a story: party x issue, with the stance that each holds now and since when, as the ledger has it.
import type { PositionRow } from "../contracts/positions";
import type { StatementView } from "../contracts/stories";
import { party } from "../words/parties";

/** A stance that a party holds on an issue, towards one counterpart, on one track. */
export interface Held {
  readonly key: string;
  readonly counterpart: string;
  readonly track: PositionRow["track"];
  readonly stance: string;
  /** When the stance was first reported: repeats do not move it. */
  readonly since: string;
  readonly sources: number;
  /** How often it moved before. */
  readonly moves: number;
  readonly said: StatementView;
  readonly shift: string | undefined;
}

export interface Matrix {
  readonly issues: readonly string[];
  readonly rows: readonly { readonly party: string; readonly cells: ReadonlyMap<string, readonly Held[]> }[];
}

/** Parties and issues in the order of how much was said; in a cell what came last stands first. */
export function matrixOf(lines: readonly PositionRow[]): Matrix {
  const cells = new Map<string, Map<string, Held[]>>();
  for (const line of lines) {
    const last = line.history.findLast((held) => !held.dissent) ?? line.history.at(-1);
    if (!last) continue;
    const row = cells.get(party(line.party)) ?? new Map<string, Held[]>();
    cells.set(party(line.party), row.set(line.issue, [...(row.get(line.issue) ?? []), heldOf(line, last)]));
  }
  return {
    issues: byCount(lines, (line) => line.issue),
    rows: byCount(lines, (line) => party(line.party)).filter((name) => cells.has(name)).map((name) => ({
      party: name,
      cells: new Map([...cells.get(name)!].map(([issue, held]) => [issue, held.toSorted((a, b) => Date.parse(b.said.at) - Date.parse(a.said.at))])),
    })),
  };
}

function heldOf(line: PositionRow, last: PositionRow["history"][number]): Held {
  const own = line.history.filter((held) => !held.dissent);
  const counterpart = line.counterpart?.name ?? "";
  return {
    key: `${counterpart}\n${line.track}`, counterpart, track: line.track, stance: line.stance, since: line.since, sources: line.sources,
    moves: own.filter((held, index) => index > 0 && held.stance !== own[index - 1]!.stance).length, said: last.statement, shift: last.shift ?? undefined,
  };
}

function byCount(lines: readonly PositionRow[], nameOf: (line: PositionRow) => string): readonly string[] {
  const counts = new Map<string, number>();
  for (const line of lines) counts.set(nameOf(line), (counts.get(nameOf(line)) ?? 0) + line.history.length);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([name]) => name);
}
