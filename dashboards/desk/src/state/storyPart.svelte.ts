// A part of the open story that the server makes: read once, and again whenever the story has moved.
import { wordsOf } from "../live/http";

export class StoryPart<T> {
  value = $state.raw<T | undefined>();
  failure = $state<string | undefined>();
  #wanted = "";
  #reading = false;

  constructor(private readonly source: (story: string) => Promise<T>) {}

  /** @param sequence of the story's newest event that the page knows */
  async read(story: string, sequence: number): Promise<void> {
    const asked = `${story} ${sequence}`;
    if (asked === this.#wanted) return;
    this.#wanted = asked;
    // One at a time: what moves meanwhile is in the next.
    if (this.#reading) return;
    this.#reading = true;
    let done = "";
    while (done !== this.#wanted) {
      done = this.#wanted;
      try {
        this.value = await this.source(story);
        this.failure = undefined;
      } catch (failed) {
        this.failure = wordsOf(failed);
      }
    }
    this.#reading = false;
  }
}
