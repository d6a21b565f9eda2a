// What editors share: marks on stories, saved filters, who watches what, and who the reader is.
import type { SavedFilterView } from "../contracts/filters";
import type { StoryMarks } from "../contracts/marks";
import { get, send } from "./http";

export interface DeskState {
  readonly watchers: Readonly<Record<string, readonly string[]>>;
}

export type Role = "viewer" | "editor" | "admin";

export interface Me {
  readonly name: string;
  readonly role: Role;
  /** Nobody signs in: whoever reaches the server may do all. */
  readonly open: boolean;
}

const mark = (story: string, verb: string, body: unknown) => send<StoryMarks>("POST", `/api/stories/${encodeURIComponent(story)}/${verb}`, body);

export const deskApi = {
  me: () => get<Me>("/api/me"),
  state: () => get<DeskState>("/api/desk"),
  filters: () => get<readonly SavedFilterView[]>("/api/filters"),
  saveFilter: (name: string, query: string) => send<SavedFilterView>("POST", "/api/filters", { name, query }),
  forgetFilter: (name: string) => send<void>("DELETE", `/api/filters?${new URLSearchParams({ name })}`),
  pin: (story: string, on: boolean) => mark(story, "pin", { on }),
  mute: (story: string, until: string | null) => mark(story, "mute", { until }),
  acknowledge: (story: string, sequence: number) => mark(story, "acknowledge", { sequence }),
  assign: (story: string, to: string | null) => mark(story, "assign", { to }),
};
