// Keeps the page at the end of the journal: snapshot, follow from there, and after every break follow from where it was.
import { HttpTransportType, HubConnection, HubConnectionBuilder, LogLevel } from "@microsoft/signalr";
import type { DeskStatus, StoryEvent, StoryPage } from "../contracts/stories";
import type { StoriesApi } from "./api";
import { TokenWanted, token } from "./http";

/** What the link needs of the page. */
export interface Page {
  position(): { readonly epoch: number; readonly sequence: number };
  snapshot(page: StoryPage): void;
  events(events: readonly StoryEvent[]): void;
  status(status: DeskStatus): void;
  link(state: LinkState): void;
  /** The connection is there: what else the page wants of it. */
  connected?(hub: HubConnection): void;
}

export type LinkState = "connecting" | "live" | "reconnecting" | "token-wanted";

/** Which desk is followed: the live one, or a replay session's. */
export interface Source {
  readonly api: StoriesApi;
  /** The replay session that is followed instead of the live journal. */
  readonly replay?: string;
}

const hubPath = "/hub/stories";

// The server pings every 5 s; three missed pings are a break.
const silence = 15_000;
const longestPause = 8_000;

/** Runs until the server asks for a token or the signal says stop; call again when there is one. */
export async function keepLive(page: Page, source: Source, stop: AbortSignal): Promise<void> {
  let failures = 0;
  page.link("connecting");
  while (!stop.aborted) {
    const startedAt = Date.now();
    try {
      if (page.position().epoch === 0) page.snapshot(await source.api.stories(0));
      await stayConnected(page, source, stop);
    } catch (failed) {
      if (failed instanceof TokenWanted || (await tokenIsWanted(source))) {
        page.link("token-wanted");
        return;
      }
    }
    if (stop.aborted) return;
    page.link("reconnecting");
    failures = Date.now() - startedAt > silence ? 0 : failures + 1;
    await pause(Math.min(longestPause, 250 * 2 ** failures) * (0.75 + Math.random() / 2));
  }
}

/** Resolves when the connection broke. */
async function stayConnected(page: Page, source: Source, stop: AbortSignal): Promise<void> {
  const hub = new HubConnectionBuilder()
    .withUrl(addressOf(source), { transport: HttpTransportType.WebSockets, skipNegotiation: true, accessTokenFactory: token.get })
    .configureLogging(LogLevel.None)
    .withServerTimeout(silence)
    .build();
  const broken = new Promise<void>((resolve) => hub.onclose(() => resolve()));
  hub.on("Events", (events: readonly StoryEvent[]) => page.events(events));
  hub.on("Status", (status: DeskStatus) => page.status(status));
  hub.on("SnapshotNeeded", () => void startAnew(hub, page, source));
  const end = () => void hub.stop();
  stop.addEventListener("abort", end);
  try {
    page.connected?.(hub);
    await hub.start();
    await follow(hub, page, source);
    page.link("live");
    await broken;
  } finally {
    stop.removeEventListener("abort", end);
  }
}

// The address names the replay, so that a proxy can send all that is about it to the server that runs it.
function addressOf({ replay }: Source): string {
  return replay === undefined ? hubPath : `${hubPath}?${new URLSearchParams({ replay })}`;
}

// Where the snapshot cannot be had the connection is given up, and the loop above tries again from the beginning.
async function startAnew(hub: HubConnection, page: Page, source: Source): Promise<void> {
  try {
    await pause(250);
    page.snapshot(await source.api.stories(0));
    await follow(hub, page, source);
  } catch {
    await hub.stop();
  }
}

async function follow(hub: HubConnection, page: Page, { replay }: Source): Promise<void> {
  const { epoch, sequence } = page.position();
  await (replay === undefined ? hub.invoke("Follow", epoch, sequence) : hub.invoke("FollowReplay", replay, epoch, sequence));
}

// A refused websocket does not say why: the API does.
async function tokenIsWanted(source: Source): Promise<boolean> {
  try {
    await source.api.stories(0);
    return false;
  } catch (failed) {
    return failed instanceof TokenWanted;
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
