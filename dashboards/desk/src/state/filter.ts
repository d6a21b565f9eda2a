// What the board shows and how: read from the address and written to it, so that a view can be kept and sent.

export type Sort = "shift" | "severity" | "watchers";
export type Columns = "one" | "desk" | "party" | "saved";
export type Care = "all" | "open" | "mine" | "pinned" | "changed" | "muted";

export interface Filter {
  readonly text: string;
  readonly party: string;
  readonly issue: string;
  readonly kind: string;
  /** The least severity of the last shift: 0 for stories without a shift as well. */
  readonly severity: number;
  /** Whom or which desk the story is assigned to. */
  readonly desk: string;
  readonly care: Care;
}

export interface BoardView {
  readonly filter: Filter;
  readonly sort: Sort;
  readonly columns: Columns;
}

export const noFilter: Filter = { text: "", party: "", issue: "", kind: "", severity: 0, desk: "", care: "all" };
export const usualView: BoardView = { filter: noFilter, sort: "shift", columns: "one" };

export const sorts: readonly (readonly [Sort, string])[] = [["shift", "Last shift"], ["severity", "Severity"], ["watchers", "Watchers"]];
export const columnings: readonly (readonly [Columns, string])[] = [["one", "One list"], ["desk", "Desks"], ["party", "Parties"], ["saved", "Saved filters"]];
export const cares: readonly (readonly [Care, string])[] = [
  ["all", "All but muted"], ["open", "Not acknowledged"], ["mine", "Assigned to me"], ["pinned", "Pinned"], ["changed", "Changed while away"], ["muted", "Muted"],
];

export function readView(query: URLSearchParams): BoardView {
  const text = (name: string) => query.get(name)?.slice(0, 200) ?? "";
  return {
    filter: {
      text: text("text"), party: text("party"), issue: text("issue"), kind: text("kind"), desk: text("desk"),
      severity: Math.min(3, Math.max(0, Math.trunc(Number(query.get("severity")) || 0))),
      care: oneOf(cares, query.get("show")) ?? "all",
    },
    sort: oneOf(sorts, query.get("sort")) ?? "shift",
    columns: oneOf(columnings, query.get("columns")) ?? "one",
  };
}

/** Only what differs from the usual view: an address that can be read. */
export function writeView({ filter, sort, columns }: BoardView): string {
  const query = new URLSearchParams();
  for (const name of ["text", "party", "issue", "kind", "desk"] as const) if (filter[name]) query.set(name, filter[name]);
  if (filter.severity > 0) query.set("severity", String(filter.severity));
  if (filter.care !== "all") query.set("show", filter.care);
  if (sort !== "shift") query.set("sort", sort);
  if (columns !== "one") query.set("columns", columns);
  return query.toString();
}

export function isFiltered(filter: Filter): boolean {
  return writeView({ ...usualView, filter }) !== "";
}

function oneOf<T extends string>(choices: readonly (readonly [T, string])[], given: string | null): T | undefined {
  return choices.find(([name]) => name === given)?.[0];
}
