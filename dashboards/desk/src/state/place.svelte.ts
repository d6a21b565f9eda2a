// The route that the page shows, and links that stay inside the desk (live, or a replay's) that is shown.
import { boardHref, readRoute, storyHref, type Route } from "./route";

class Place {
  route = $state.raw<Route>(readRoute(""));
  /** The address of the board that was last shown: where Escape goes back to. */
  lastBoard = $state("#/board");
}

export const place = new Place();

export function readPlace(): void {
  place.route = readRoute(location.hash);
  if (place.route.view === "board") place.lastBoard = location.hash || "#/board";
}

/** A story of the desk that is shown, with the tab that is open. */
export function hrefOf(story: string, article?: string, shift?: string): string {
  const { replay, query, view } = place.route;
  return storyHref(replay, story, article, shift, view === "story" && story === place.route.story ? (query.get("tab") ?? "") : "");
}

/** A statement in its article, with the quote to be marked. */
export function quoteHref(story: string, said: { readonly article: string; readonly start: number; readonly end: number }): string {
  const href = hrefOf(story, said.article);
  return `${href}${href.includes("?") ? "&" : "?"}quote=${said.start}-${said.end}`;
}

export function tabHref(story: string, tab: string): string {
  return storyHref(place.route.replay, story, undefined, undefined, tab);
}

export function boardAt(query: string): string {
  return boardHref(place.route.replay, query);
}

/** Changes the address without a step in the history: what is typed into a filter is no place to go back to. */
export function replacePlace(href: string): void {
  history.replaceState(null, "", href);
  readPlace();
}
