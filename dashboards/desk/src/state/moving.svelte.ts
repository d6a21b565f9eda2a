// What the server makes of something that moves on, a story or a replay: read once, and again whenever it has moved.
import { wordsOf } from "../live/http";

export class Moving<T> {
  value = $state.raw<T | undefined>();
  failure = $state<string | undefined>();
  #wanted = "";
  #reading = false;

  constructor(private readonly source: (id: string) => Promise<T>) {}

  /** @param place how far it has moved */
  async read(id: string, place: number): Promise<void> {
    const asked = `${id} ${place}`;
    if (asked === this.#wanted) return;
    this.#wanted = asked;
    // One at a time: what moves meanwhile is in the next.
    if (this.#reading) return;
    this.#reading = true;
    let done = "";
    while (done !== this.#wanted) {
      done = this.#wanted;
      try {
        this.value = await this.source(id);
        this.failure = undefined;
      } catch (failed) {
        this.failure = wordsOf(failed);
      }
    }
    this.#reading = false;
  }
}
