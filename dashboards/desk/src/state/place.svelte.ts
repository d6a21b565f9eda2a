// Where the editor is, as the address says it: #/story/ID, or #/story/ID/article/ID/shift/ID.

class Place {
  story = $state<string | undefined>();
  article = $state<string | undefined>();
  shift = $state<string | undefined>();
}

export const place = new Place();

export function readPlace(): void {
  const parts = location.hash.split("/").map(decode);
  place.story = parts[1] === "story" ? parts[2] : undefined;
  place.article = parts[3] === "article" ? parts[4] : undefined;
  place.shift = parts[5] === "shift" ? parts[6] : undefined;
}

export function hrefOf(story: string | undefined, article?: string, shift?: string): string {
  if (story === undefined) return "#/";
  const inArticle = article === undefined ? "" : `/article/${encodeURIComponent(article)}`;
  return `#/story/${encodeURIComponent(story)}${inArticle}${shift === undefined ? "" : `/shift/${encodeURIComponent(shift)}`}`;
}

// A hand-written address may hold a broken escape.
function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
