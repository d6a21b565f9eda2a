// A list from the server: read on demand, and again every few seconds while it is shown.
import { wordsOf } from "../live/http";

const every = 4_000;

export class Fetched<T> {
  value = $state.raw<T | undefined>();
  failure = $state<string | undefined>();

  constructor(private readonly source: () => Promise<T>) {}

  async read(): Promise<void> {
    try {
      this.value = await this.source();
      this.failure = undefined;
    } catch (failed) {
      this.failure = wordsOf(failed);
    }
  }

  /** What an administrator asked for, and then the list as it is after. */
  async after(asked: Promise<unknown>): Promise<boolean> {
    try {
      await asked;
      await this.read();
      return this.failure === undefined;
    } catch (failed) {
      this.failure = wordsOf(failed);
      return false;
    }
  }

  /** Until what it returns is called: made for an effect. */
  keep(): () => void {
    void this.read();
    const timer = setInterval(() => {
      if (!document.hidden && this.failure === undefined) void this.read();
    }, every);
    return () => clearInterval(timer);
  }
}
