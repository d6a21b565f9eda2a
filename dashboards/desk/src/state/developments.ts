// The developments of a story in time: from the first to the last of its articles, in rows that do not overlap.
import type { ArticleView } from "../contracts/stories";

export interface Development {
  readonly id: string;
  /** Of its first article. */
  readonly title: string;
  readonly from: string;
  readonly to: string;
  readonly articles: number;
}

export function developmentsOf(articles: readonly ArticleView[]): readonly Development[] {
  const groups = new Map<string, readonly ArticleView[]>();
  for (const article of articles) if (article.state !== "withdrawn") groups.set(article.development, [...(groups.get(article.development) ?? []), article]);
  return [...groups]
    .map(([id, group]): Development => {
      const sorted = group.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
      return { id, title: sorted[0]!.title ?? "Untitled", from: sorted[0]!.at, to: sorted.at(-1)!.at, articles: group.length };
    })
    .sort((a, b) => Date.parse(a.from) - Date.parse(b.from) || (a.id < b.id ? -1 : 1));
}

/** The row of each, from 0: the first that is free when it begins, or the one that is free first. */
export function rowsOf(spans: readonly { readonly from: number; readonly to: number }[], most: number): readonly number[] {
  const ends: number[] = [];
  return spans.map(({ from, to }) => {
    let row = ends.findIndex((end) => end <= from);
    if (row < 0) row = ends.length < most ? ends.length : ends.indexOf(Math.min(...ends));
    ends[row] = Math.max(to, ends[row] ?? 0);
    return row;
  });
}
