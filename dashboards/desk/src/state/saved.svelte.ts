// Filters that editors saved under a name, shared by all of the desk: each can be a column of the board.
import type { HubConnection } from "@microsoft/signalr";
import type { SavedFilterView } from "../contracts/filters";
import { deskApi } from "../live/deskApi";
import { wordsOf } from "../live/http";
import { readView, writeView, type Filter, usualView } from "./filter";
import { freeName, keptHere } from "./savedHere";
import { shared } from "./shared.svelte";

export interface SavedFilter {
  readonly name: string;
  readonly filter: Filter;
  readonly by: string;
  readonly at: string;
}

// What a page of an earlier version kept for this machine alone.
const hereKey = "storywatch.filters";

class Saved {
  filters = $state.raw<readonly SavedFilter[]>([]);
  failure = $state<string | undefined>();

  connected(hub: HubConnection): void {
    hub.on("Filters", (filters: readonly SavedFilterView[]) => this.#take(filters));
  }

  /** After the connection stands: what there is, and what this machine still has for itself goes to the others. */
  async read(): Promise<void> {
    await this.#do(async () => {
      this.#take(await deskApi.filters());
      if (shared.mayEdit) await this.#share();
    });
  }

  save = (name: string, filter: Filter) => this.#do(() => deskApi.saveFilter(name, writeView({ ...usualView, filter })));
  remove = (name: string) => this.#do(() => deskApi.forgetFilter(name));

  async #share(): Promise<void> {
    const here = keptHere(localStorage.getItem(hereKey));
    for (const [name, query] of here) {
      const free = freeName(name, query, this.filters.map((known) => ({ name: known.name, query: queryOf(known.filter) })), shared.me.name);
      if (free !== undefined) await deskApi.saveFilter(free, query);
    }
    localStorage.removeItem(hereKey);
  }

  #take(filters: readonly SavedFilterView[]): void {
    this.filters = filters.map(({ name, query, by, at }) => ({ name, filter: readView(new URLSearchParams(query)).filter, by, at }));
  }

  async #do(asked: () => Promise<unknown>): Promise<void> {
    try {
      await asked();
      this.failure = undefined;
    } catch (failed) {
      this.failure = wordsOf(failed);
    }
  }
}

const queryOf = (filter: Filter): string => writeView({ ...usualView, filter });

export const saved = new Saved();
