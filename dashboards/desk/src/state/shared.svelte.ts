// Who the reader is, who watches what, and the marks that the reader sets: those of all come as events of the stories.
import type { HubConnection } from "@microsoft/signalr";
import { deskApi, type Me } from "../live/deskApi";
import { wordsOf } from "../live/http";

class Shared {
  watchers = $state.raw<ReadonlyMap<string, readonly string[]>>(new Map());
  me = $state.raw<Me>({ name: "", role: "viewer", open: false });
  mayEdit = $derived(this.me.role !== "viewer");
  isAdmin = $derived(this.me.role === "admin");
  /** The last thing that an editor asked for and that was refused. */
  failure = $state<string | undefined>();
  /** Moves on twice a minute, so that mutes end and ages grow. */
  now = $state(Date.now());

  #hub: HubConnection | undefined;
  #watching: string | null = null;

  constructor() {
    setInterval(() => (this.now = Date.now()), 30_000);
  }

  connected(hub: HubConnection): void {
    this.#hub = hub;
    hub.on("Watchers", (story: string, names: readonly string[]) => (this.watchers = new Map(this.watchers).set(story, names)));
  }

  /** After the connection stands: who watched before it, and that this page watches still. */
  async read(): Promise<void> {
    try {
      this.me = await deskApi.me();
      this.watchers = new Map(Object.entries((await deskApi.state()).watchers));
      await this.watch(this.#watching);
    } catch (failed) {
      this.failure = wordsOf(failed);
    }
  }

  async watch(story: string | null): Promise<void> {
    this.#watching = story;
    if (this.#hub?.state === "Connected") await this.#hub.invoke("Watch", story).catch(() => undefined);
  }

  pin = (story: string, on: boolean) => this.#do(deskApi.pin(story, on));
  mute = (story: string, until: Date) => this.#do(deskApi.mute(story, until.toISOString()));
  unmute = (story: string) => this.#do(deskApi.mute(story, null));
  acknowledge = (story: string, sequence: number) => this.#do(deskApi.acknowledge(story, sequence));
  assign = (story: string, to: string | null) => this.#do(deskApi.assign(story, to));

  async #do(asked: Promise<unknown>): Promise<void> {
    try {
      await asked;
      this.failure = undefined;
    } catch (failed) {
      this.failure = wordsOf(failed);
    }
  }
}

export const shared = new Shared();
