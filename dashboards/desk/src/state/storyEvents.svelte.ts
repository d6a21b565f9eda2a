// The events of the open story: read once, and again whenever the story has moved.
import type { StoryEvent } from "../contracts/stories";
import { wordsOf } from "../live/http";
import type { LiveDesk } from "./live.svelte";

export class StoryEvents {
  events = $state.raw<readonly StoryEvent[]>([]);
  loaded = $state(false);
  failure = $state<string | undefined>();
  #asked = "";

  /** @param sequence of the story's newest event that the page knows */
  async read(desk: LiveDesk, story: string, sequence: number): Promise<void> {
    const wanted = `${story} ${sequence}`;
    if (wanted === this.#asked) return;
    this.#asked = wanted;
    try {
      const events = await desk.source.api.events(story);
      if (wanted !== this.#asked) return;
      this.events = events;
      this.loaded = true;
      this.failure = undefined;
    } catch (failed) {
      if (wanted === this.#asked) this.failure = wordsOf(failed);
    }
  }
}
