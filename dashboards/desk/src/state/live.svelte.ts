// The one place where the page's state changes.
import type { DeskStatus } from "../contracts";
import { api } from "../live/api";
import { keepLive, type LinkState } from "../live/link";
import { emptyDesk, inOrder, look, takeEvents, takeOlder, takeSnapshot, takeStory, type Desk } from "./desk";

class Live {
  desk = $state.raw<Desk>(emptyDesk);
  link = $state<LinkState>("connecting");
  status = $state.raw<DeskStatus | undefined>();
  /** When the server was last heard of. */
  heardAt = $state(0);
  stories = $derived(inOrder(this.desk));
  /** Undefined while what is shown is the present. */
  staleSince = $derived(
    this.heardAt > 0 && (this.link === "reconnecting" || this.status?.state === "bus-away") ? new Date(this.heardAt) : undefined,
  );

  start(): void {
    void keepLive({
      position: () => this.desk,
      snapshot: (page) => {
        this.desk = takeSnapshot(this.desk, page);
        this.#hear();
        if (this.opened) void this.fetch(this.opened);
      },
      events: (events) => {
        this.desk = takeEvents(this.desk, events);
        this.#hear();
        for (const id of this.desk.wanted) void this.fetch(id);
      },
      status: (status) => {
        this.status = status;
        if (status.state !== "bus-away") this.#hear();
      },
      link: (state) => {
        this.link = state;
        if (state === "live") this.#hear();
      },
    });
  }

  /** The story that the editor has open. */
  opened = $state<string | undefined>();
  failure = $state<string | undefined>();

  async open(id: string | undefined): Promise<void> {
    this.opened = id;
    this.failure = undefined;
    if (id && !this.desk.stories.get(id)?.loaded) await this.fetch(id);
  }

  async fetch(id: string): Promise<void> {
    if (this.#fetching.has(id)) return;
    this.#fetching.add(id);
    try {
      this.desk = takeStory(this.desk, await api.story(id));
    } catch (failed) {
      if (id === this.opened) this.failure = failed instanceof Error ? failed.message : String(failed);
    } finally {
      this.#fetching.delete(id);
    }
  }

  async fetchOlder(): Promise<void> {
    if (this.desk.older !== undefined) this.desk = takeOlder(this.desk, await api.stories(this.desk.older));
  }

  look(shifts: Iterable<string>): void {
    this.desk = look(this.desk, shifts);
  }

  readonly #fetching = new Set<string>();

  #hear(): void {
    this.heardAt = Date.now();
  }
}

export const live = new Live();
