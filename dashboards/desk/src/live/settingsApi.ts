// Feeds, webhooks and access tokens: reading is for all, changing for administrators.
import type { TokenView } from "../contracts/access";
import type { AddFeed, ChangeFeed, FeedView, OpmlReceipt } from "../contracts/feeds";
import type { AttemptView, DeliveryView, PreviewView, WebhookRequest, WebhookView } from "../contracts/webhooks";
import type { Role } from "./deskApi";
import { get, getText, send, sendText } from "./http";

const feed = (id: string) => `/api/feeds/${encodeURIComponent(id)}`;

export const feedsApi = {
  list: () => get<readonly FeedView[]>("/api/feeds"),
  add: (added: AddFeed) => send<FeedView>("POST", "/api/feeds", added),
  change: (id: string, change: ChangeFeed) => send<FeedView>("PATCH", feed(id), change),
  remove: (id: string) => send<void>("DELETE", feed(id)),
  check: (id: string) => send<FeedView>("POST", `${feed(id)}/check`),
  exported: () => getText("/api/feeds/opml"),
  imported: (opml: string) => sendText<OpmlReceipt>("POST", "/api/feeds/opml", opml, "text/xml"),
};

const webhook = (id: string) => `/api/webhooks/${encodeURIComponent(id)}`;

export const webhooksApi = {
  list: () => get<readonly WebhookView[]>("/api/webhooks"),
  add: (added: WebhookRequest) => send<{ readonly webhook: WebhookView; readonly secret: string }>("POST", "/api/webhooks", added),
  change: (id: string, changed: WebhookRequest) => send<WebhookView>("PUT", webhook(id), changed),
  remove: (id: string) => send<void>("DELETE", webhook(id)),
  preview: (asked: Pick<WebhookRequest, "filter" | "pace">) => send<PreviewView>("POST", "/api/webhooks/preview", asked),
  test: (id: string) => send<DeliveryView>("POST", `${webhook(id)}/test`),
  rotate: (id: string) => send<{ readonly secret: string; readonly previousUntil: string }>("POST", `${webhook(id)}/rotate`, {}),
  enable: (id: string) => send<WebhookView>("POST", `${webhook(id)}/enable`),
  disable: (id: string) => send<WebhookView>("POST", `${webhook(id)}/disable`),
  recover: (id: string, since: string) => send<{ readonly messages: number }>("POST", `${webhook(id)}/recover`, { since }),
  attempts: async (id: string) => (await get<{ readonly attempts: readonly AttemptView[] }>(`${webhook(id)}/attempts?take=50`)).attempts,
  dead: async (id: string) => (await get<{ readonly deliveries: readonly DeliveryView[] }>(`${webhook(id)}/deliveries?state=dead&take=50`)).deliveries,
  resend: (id: string, delivery: number) => send<void>("POST", `${webhook(id)}/deliveries/${delivery}/resend`),
};

export const tokensApi = {
  list: () => get<readonly TokenView[]>("/api/tokens"),
  add: (name: string, role: Role, expiresAt: string | null) => send<TokenView>("POST", "/api/tokens", { name, role, expiresAt }),
  revoke: (id: string) => send<void>("DELETE", `/api/tokens/${encodeURIComponent(id)}`),
};
