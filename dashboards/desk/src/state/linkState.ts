// One word for how things stand, of the connection, the server's status, a pause and a replay.
import type { DeskStatus } from "../contracts/stories";
import type { LinkState } from "../live/link";

export type Standing = "connecting" | "live" | "catching-up" | "stale" | "reconnecting" | "signed-out" | "paused";

export function standingOf(link: LinkState, status: DeskStatus | undefined, paused: boolean): Standing {
  if (link === "token-wanted") return "signed-out";
  if (link !== "live") return link;
  if (status?.state === "bus-away") return "stale";
  if (paused) return "paused";
  return status?.state === "catching-up" ? "catching-up" : "live";
}

export function standingWords(standing: Standing, status: DeskStatus | undefined): string {
  switch (standing) {
    case "live": return "Live";
    case "catching-up": return `Catching up${status?.pending ? `: ${status.pending} articles waiting` : ""}`;
    case "stale": return "The bus is away";
    case "reconnecting": return "Reconnecting";
    case "signed-out": return "Signed out";
    case "paused": return "Paused";
    case "connecting": return "Connecting";
  }
}
