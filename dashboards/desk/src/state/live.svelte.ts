// The one place where a desk's state changes: the live one's, or a replay session's.
import type { HubConnection } from "@microsoft/signalr";
import type { DeskStatus, StoryEvent } from "../contracts/stories";
import { wordsOf } from "../live/http";
import { keepLive, type LinkState, type Source } from "../live/link";
import { missedOf, nothingMissed, takeMissed } from "./away";
import { emptyDesk, inOrder, look, takeEvents, takeOlder, takeSnapshot, takeStory, type Desk } from "./desk";

// At most so often the page is drawn anew, however many events come.
const beat = 50;

export class LiveDesk {
  constructor(
    readonly source: Source,
    private readonly listeners: {
      readonly connected?: (hub: HubConnection) => void;
      /** Events that came while the editor could see them come. */
      readonly news?: (events: readonly StoryEvent[]) => void;
    } = {},
  ) {}

  /** All that was received. */
  desk = $state.raw<Desk>(emptyDesk);
  /** What is shown: all that was received, or what there was when the editor paused. */
  #frozen = $state.raw<Desk | undefined>();
  shown = $derived(this.#frozen ?? this.desk);
  stories = $derived(inOrder(this.shown));
  paused = $derived(this.#frozen !== undefined);
  waiting = $state(0);

  link = $state<LinkState>("connecting");
  status = $state.raw<DeskStatus | undefined>();
  /** When the server was last heard of. */
  heardAt = $state(0);
  /** Undefined while what is shown is the present. */
  staleSince = $derived(
    this.heardAt > 0 && (this.link === "reconnecting" || this.status?.state === "bus-away") ? new Date(this.heardAt) : undefined,
  );
  away = $state.raw(nothingMissed);

  /** The story that the editor has open. */
  opened = $state<string | undefined>();
  failure = $state<string | undefined>();

  start(): void {
    this.#stop.abort();
    this.#stop = new AbortController();
    void keepLive(
      {
        position: () => this.desk,
        snapshot: (page) => {
          this.#flush();
          this.desk = takeSnapshot(this.desk, page);
          this.#hear();
          if (this.opened) void this.fetch(this.opened);
          void this.#fetchAllOlder();
        },
        events: (events) => this.#take(events),
        status: (status) => {
          if (this.#broken) this.#heldBackUpTo = status.sequence;
          this.#broken = false;
          this.status = status;
          if (status.state !== "bus-away") this.#hear();
        },
        link: (state) => {
          this.link = state;
          if (state === "live") this.#hear();
          if (state === "reconnecting") this.#broken = true;
        },
        ...(this.listeners.connected ? { connected: this.listeners.connected } : {}),
      },
      this.source,
      this.#stop.signal,
    );
  }

  stop(): void {
    this.#stop.abort();
  }

  pause(): void {
    this.#frozen = this.desk;
    this.waiting = 0;
  }

  resume(): void {
    this.#frozen = undefined;
    this.waiting = 0;
  }

  async open(id: string | undefined): Promise<void> {
    this.opened = id;
    this.failure = undefined;
    if (id && !this.desk.stories.get(id)?.loaded) await this.fetch(id);
  }

  async fetch(id: string): Promise<void> {
    if (this.#fetching.has(id)) return;
    this.#fetching.add(id);
    try {
      const detail = await this.source.api.story(id);
      this.desk = takeStory(this.desk, detail);
      // A story that is opened for the first time while paused is shown as it is now.
      if (this.#frozen && !this.#frozen.stories.get(id)?.loaded) this.#frozen = takeStory(this.#frozen, detail);
    } catch (failed) {
      if (id === this.opened) this.failure = wordsOf(failed);
    } finally {
      this.#fetching.delete(id);
    }
  }

  look(shifts: Iterable<string>): void {
    this.desk = look(this.desk, shifts);
  }

  forgetMissed(): void {
    this.away = nothingMissed;
  }

  #stop = new AbortController();
  #broken = false;
  /** Events up to here had happened when the connection came back. */
  #heldBackUpTo = 0;
  #arrived: StoryEvent[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #fetching = new Set<string>();

  #take(events: readonly StoryEvent[]): void {
    this.#arrived.push(...events);
    this.#hear();
    this.#timer ??= setTimeout(() => this.#flush(), beat);
  }

  #flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const { epoch, sequence } = this.desk;
    const news = this.#arrived.filter((event) => event.epoch === epoch && event.sequence > sequence);
    this.#arrived = [];
    if (news.length === 0) return;

    this.desk = takeEvents(this.desk, news);
    if (this.#frozen) this.waiting += news.length;
    const missed = missedOf(news, document.hidden, this.#heldBackUpTo);
    this.away = takeMissed(this.away, missed);
    this.listeners.news?.(news);
    for (const id of this.desk.wanted) void this.fetch(id);
  }

  // The board filters over all stories; those beyond the first page come one page after the other, while the page can be used.
  async #fetchAllOlder(): Promise<void> {
    const { epoch } = this.desk;
    try {
      while (this.desk.older !== undefined && this.desk.epoch === epoch && !this.#stop.signal.aborted)
        this.desk = takeOlder(this.desk, await this.source.api.stories(this.desk.older));
    } catch {
      // The next snapshot, after the reconnection, asks for them again.
    }
  }

  #hear(): void {
    this.heardAt = Date.now();
  }
}
