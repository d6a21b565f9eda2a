// The keyboard: which key means what where. The help is drawn from the same table.

export type Scope = "everywhere" | "board" | "story" | "replay";

export interface Key {
  /** One key, or two after one another ("g b"). */
  readonly keys: string;
  readonly command: string;
  readonly does: string;
  readonly scope: Scope;
}

export const keys: readonly Key[] = [
  { keys: "?", command: "help", does: "This help", scope: "everywhere" },
  { keys: "/", command: "find", does: "Filter the board, or search", scope: "everywhere" },
  { keys: ".", command: "pause", does: "Pause what is shown, or go on", scope: "everywhere" },
  { keys: "Escape", command: "back", does: "Close, or go back to the board", scope: "everywhere" },
  { keys: "g b", command: "go-board", does: "Go to the board", scope: "everywhere" },
  { keys: "g f", command: "go-search", does: "Go to the search", scope: "everywhere" },
  { keys: "g r", command: "go-replay", does: "Go to the replays", scope: "everywhere" },
  { keys: "g s", command: "go-settings", does: "Go to the settings", scope: "everywhere" },
  { keys: "j", command: "next", does: "Next story", scope: "board" },
  { keys: "k", command: "previous", does: "Previous story", scope: "board" },
  { keys: "l", command: "right", does: "Next column", scope: "board" },
  { keys: "h", command: "left", does: "Previous column", scope: "board" },
  { keys: "Enter", command: "open", does: "Open the story", scope: "board" },
  { keys: "n", command: "news", does: "Show what is new", scope: "board" },
  { keys: "j", command: "next", does: "Next shift", scope: "story" },
  { keys: "k", command: "previous", does: "Previous shift", scope: "story" },
  { keys: "]", command: "next-story", does: "Next story", scope: "story" },
  { keys: "[", command: "previous-story", does: "Previous story", scope: "story" },
  { keys: "x", command: "explain", does: "Explain the shift", scope: "story" },
  { keys: "w", command: "wrong", does: "Say that the shift is wrong", scope: "story" },
  { keys: "d", command: "diff", does: "What changed between the two quotes", scope: "story" },
  { keys: "1", command: "tab-1", does: "Shifts", scope: "story" },
  { keys: "2", command: "tab-2", does: "Positions", scope: "story" },
  { keys: "3", command: "tab-3", does: "Timeline", scope: "story" },
  { keys: "4", command: "tab-4", does: "Claims", scope: "story" },
  { keys: "5", command: "tab-5", does: "Articles", scope: "story" },
  ...(["board", "story"] as const).flatMap((scope) => [
    { keys: "p", command: "pin", does: "Pin the story, or unpin it", scope },
    { keys: "a", command: "acknowledge", does: "Acknowledge the story", scope },
    { keys: "m", command: "mute", does: "Mute the story until …", scope },
    { keys: "s", command: "assign", does: "Assign the story to …", scope },
  ]),
  { keys: ",", command: "step", does: "One article further", scope: "replay" },
  { keys: "+", command: "faster", does: "Faster", scope: "replay" },
  { keys: "-", command: "slower", does: "Slower", scope: "replay" },
];

/** What a key means after the ones before it: a command, the start of one ("g"), or nothing. */
export function commandOf(pressed: string, before: string, scopes: readonly Scope[]): { readonly command?: string; readonly pending: string } {
  const here = keys.filter((key) => key.scope === "everywhere" || scopes.includes(key.scope));
  const both = before === "" ? undefined : here.find((key) => key.keys === `${before} ${pressed}`);
  const found = both ?? here.find((key) => key.keys === pressed);
  if (found) return { command: found.command, pending: "" };
  return { pending: here.some((key) => key.keys.startsWith(`${pressed} `)) ? pressed : "" };
}
