// One replay session: its own desk, and how the session stands.
import type { ReplayView } from "../contracts/replays";
import { storiesApi } from "../live/api";
import { wordsOf } from "../live/http";
import { replaysApi } from "../live/replaysApi";
import { LiveDesk } from "./live.svelte";

/** From slow motion to as fast as it goes (0). */
export const speeds: readonly (readonly [number, string])[] = [
  [0.1, "0.1×"], [1, "1×"], [10, "10×"], [60, "60×"], [600, "600×"], [3600, "3600×"], [86400, "a day a second"], [0, "max"],
];

export const speedWord = (speed: number): string => speeds.find(([known]) => known === speed)?.[1] ?? `${speed}×`;

export class Replay {
  view = $state.raw<ReplayView | undefined>();
  failure = $state<string | undefined>();
  readonly desk: LiveDesk;

  constructor(readonly id: string) {
    this.desk = new LiveDesk(
      { api: storiesApi(`/api/replays/${encodeURIComponent(id)}`), replay: id },
      { connected: (hub) => hub.on("Replay", (view: ReplayView) => (view.id === this.id ? (this.view = view) : undefined)) },
    );
  }

  /** Until what it returns is called: made for an effect. */
  open(): () => void {
    let closed = false;
    // While the archive loads there is no desk to read yet.
    const start = async (): Promise<void> => {
      await this.#do(replaysApi.find(this.id));
      if (closed) return;
      if (this.view?.state === "loading") setTimeout(() => void start(), 250);
      else if (this.view) this.desk.start();
    };
    void start();
    return () => {
      closed = true;
      this.desk.stop();
    };
  }

  isRunning = $derived(this.view?.state === "running");
  turn = () => this.#do(this.isRunning ? replaysApi.pause(this.id) : replaysApi.resume(this.id));
  step = () => this.#do(replaysApi.step(this.id));
  seek = (at: number) => this.#do(replaysApi.seek(this.id, new Date(at).toISOString()));
  speed = (speed: number) => this.#do(replaysApi.speed(this.id, speed));

  /** To the next faster (1) or slower (-1) speed. */
  async shift(by: 1 | -1): Promise<void> {
    const at = speeds.findIndex(([speed]) => speed === this.view?.speed);
    const next = speeds[Math.min(speeds.length - 1, Math.max(0, at + by))];
    if (next) await this.speed(next[0]);
  }

  async #do(asked: Promise<ReplayView>): Promise<void> {
    try {
      this.view = await asked;
      this.failure = undefined;
    } catch (failed) {
      this.failure = wordsOf(failed);
    }
  }
}
