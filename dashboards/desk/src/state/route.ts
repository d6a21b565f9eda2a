// Where the editor is, as the address says it: #/board?…, #/story/ID/article/ID/shift/ID?tab=…, #/search?q=…, #/replay/ID/…, #/settings/PART.

export type View = "board" | "story" | "search" | "replay" | "settings";

export interface Route {
  readonly view: View;
  /** The replay session that the view is of; undefined for the live desk. */
  readonly replay: string | undefined;
  readonly story: string | undefined;
  readonly article: string | undefined;
  readonly shift: string | undefined;
  /** Of the settings and of the replay page. */
  readonly part: string | undefined;
  readonly query: URLSearchParams;
}

export function readRoute(hash: string): Route {
  const [path = "", query = ""] = cut(hash.replace(/^#\/?/, ""));
  const parts = path.split("/").map(decode);
  const inReplay = parts[0] === "replay" && parts[1] !== undefined && parts[1] !== "" && parts[1] !== "compare";
  const replay = inReplay ? parts[1] : undefined;
  const [view, ...rest] = inReplay && parts[2] !== undefined ? parts.slice(2) : parts;
  const at = { replay, article: undefined, shift: undefined, story: undefined, part: undefined, query: new URLSearchParams(query) };
  switch (view) {
    case "story":
      return { ...at, view, story: rest[0], article: rest[1] === "article" ? rest[2] : undefined, shift: rest[3] === "shift" ? rest[4] : undefined };
    case "search":
      return { ...at, view };
    case "settings":
      return { ...at, view, part: rest[0] };
    case "replay":
      return { ...at, view, part: replay === undefined ? rest[0] : undefined };
    default:
      return { ...at, view: "board" };
  }
}

export function boardHref(replay: string | undefined, query = ""): string {
  return `#/${replay === undefined ? "" : `replay/${encodeURIComponent(replay)}/`}board${query === "" ? "" : `?${query}`}`;
}

export function storyHref(replay: string | undefined, story: string, article?: string, shift?: string, tab?: string): string {
  const inReplay = replay === undefined ? "" : `replay/${encodeURIComponent(replay)}/`;
  const inArticle = article === undefined ? "" : `/article/${encodeURIComponent(article)}`;
  const ofShift = shift === undefined ? "" : `/shift/${encodeURIComponent(shift)}`;
  return `#/${inReplay}story/${encodeURIComponent(story)}${inArticle}${ofShift}${tab === undefined || tab === "" ? "" : `?tab=${tab}`}`;
}

function cut(path: string): readonly [string, string] {
  const mark = path.indexOf("?");
  return mark < 0 ? [path, ""] : [path.slice(0, mark), path.slice(mark + 1)];
}

// A hand-written address may hold a broken escape.
function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
