// Which desk the components below show: the live one, or a replay session's.
import { getContext, setContext } from "svelte";
import { storiesApi } from "../live/api";
import { notices } from "./notices.svelte";
import { LiveDesk } from "./live.svelte";
import { saved } from "./saved.svelte";
import { shared } from "./shared.svelte";

export const live = new LiveDesk(
  { api: storiesApi() },
  { connected: (hub) => [shared, saved].forEach((part) => part.connected(hub)), news: (events) => notices.hear(events) },
);

const key = Symbol("desk");

export const showDesk = (desk: LiveDesk): LiveDesk => setContext(key, desk);
export const useDesk = (): LiveDesk => getContext<LiveDesk>(key);
