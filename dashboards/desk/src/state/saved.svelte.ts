// Filters that the editor saved under a name, on this machine: each can be a column of the board.
import { readView, writeView, type Filter, usualView } from "./filter";

export interface SavedFilter {
  readonly name: string;
  readonly filter: Filter;
}

const key = "storywatch.filters";

class Saved {
  filters = $state.raw<readonly SavedFilter[]>(read());

  save(name: string, filter: Filter): void {
    this.#keep([...this.filters.filter((old) => old.name !== name), { name, filter }]);
  }

  remove(name: string): void {
    this.#keep(this.filters.filter((old) => old.name !== name));
  }

  #keep(filters: readonly SavedFilter[]): void {
    this.filters = filters;
    localStorage.setItem(key, JSON.stringify(filters.map(({ name, filter }) => [name, writeView({ ...usualView, filter })])));
  }
}

function read(): readonly SavedFilter[] {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? "[]") as readonly (readonly [string, string])[];
    return kept.map(([name, query]) => ({ name: String(name), filter: readView(new URLSearchParams(String(query))).filter }));
  } catch {
    return [];
  }
}

export const saved = new Saved();
