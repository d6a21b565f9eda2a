// What the keys do: each view says what it can, and the last one that says so is asked.

type Handler = () => void;

const offKey = "storywatch.keys-off";

class Commands {
  readonly #handlers = new Map<string, Handler[]>();
  /** Single keys can be turned off for those whose speech or tremor presses them. */
  on = $state(localStorage.getItem(offKey) === null);

  turn(on: boolean): void {
    this.on = on;
    if (on) localStorage.removeItem(offKey);
    else localStorage.setItem(offKey, "off");
  }

  /** Until what it returns is called: made for an effect. */
  offer(handlers: Readonly<Record<string, Handler>>): () => void {
    const offered = Object.entries(handlers);
    for (const [command, handler] of offered) this.#handlers.set(command, [...(this.#handlers.get(command) ?? []), handler]);
    return () => {
      for (const [command, handler] of offered) this.#handlers.set(command, (this.#handlers.get(command) ?? []).filter((old) => old !== handler));
    };
  }

  run(command: string): boolean {
    const handler = this.#handlers.get(command)?.at(-1);
    handler?.();
    return handler !== undefined;
  }
}

export const commands = new Commands();
