import type { Comparison, ReplayList, ReplayView, ToldWebhooks, Verdict } from "../contracts/replays";
import { get, send } from "./http";

export interface ReplayAsked {
  readonly archive: string;
  readonly from?: string;
  readonly to?: string;
  readonly speed: number;
  readonly paused: boolean;
  readonly webhooks: "sink" | "allowed";
}

const path = (id: string) => `/api/replays/${encodeURIComponent(id)}`;

export const replaysApi = {
  list: () => get<ReplayList>("/api/replays"),
  find: (id: string) => get<ReplayView>(path(id)),
  start: (asked: ReplayAsked) => send<ReplayView>("POST", "/api/replays", asked),
  pause: (id: string) => send<ReplayView>("POST", `${path(id)}/pause`),
  resume: (id: string) => send<ReplayView>("POST", `${path(id)}/resume`),
  step: (id: string) => send<ReplayView>("POST", `${path(id)}/step`, { articles: 1 }),
  seek: (id: string, at: string) => send<ReplayView>("POST", `${path(id)}/seek`, { at }),
  speed: (id: string, speed: number) => send<ReplayView>("POST", `${path(id)}/speed`, { speed }),
  remove: (id: string) => send<void>("DELETE", path(id)),
  webhooks: (id: string) => get<ToldWebhooks>(`${path(id)}/webhooks`),
  verdict: (id: string) => get<Verdict>(`${path(id)}/verdict`),
  compare: (left: string, right: string) => get<Comparison>(`/api/replays/compare?${new URLSearchParams({ left, right })}`),
};
