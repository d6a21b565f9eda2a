// Reading stories and articles, and what an editor decides about them. The base is the live desk's, or a replay session's.
import type { ArticleText, Explanation, JournalPage, StoryDetail, ShiftPage, StoryEvent, StoryPage } from "../contracts/stories";
import type { ArticleRevisions, PositionMatrix } from "../contracts/positions";
import { get, send } from "./http";

export interface StoriesApi {
  stories(skip: number): Promise<StoryPage>;
  story(id: string): Promise<StoryDetail>;
  /** Shifts of all stories after a sequence, in journal order. */
  shifts(after: number): Promise<ShiftPage>;
  events(id: string): Promise<readonly StoryEvent[]>;
  positions(id: string): Promise<PositionMatrix>;
  revisions(article: string): Promise<ArticleRevisions>;
  explanation(shift: string): Promise<Explanation>;
  mergeIssues(story: string, issue: string, into: string): Promise<void>;
  article(id: string, revision?: number): Promise<ArticleText>;
  judge(story: string, shift: string, verdict: "wrong" | "not-news", reason: string): Promise<void>;
}

// Pages are small enough that reading one delays no frame.
const page = 250;

export function storiesApi(base = "/api"): StoriesApi {
  const storyPath = (id: string) => `${base}/stories/${encodeURIComponent(id)}`;
  return {
    stories: (skip) => get(`${base}/stories?skip=${skip}&take=${skip === 0 ? 200 : page}`),
    story: (id) => get(storyPath(id)),
    article: (id, revision) => get(`${base}/articles/${encodeURIComponent(id)}${revision === undefined ? "" : `?revision=${revision}`}`),
    shifts: (after) => get(`${base}/shifts?after=${after}&take=${page}`),
    positions: (id) => get(`${storyPath(id)}/positions`),
    revisions: (article) => get(`${base}/article-revisions/${encodeURIComponent(article)}`),
    judge: (story, shift, verdict, reason) => send("POST", `${storyPath(story)}/shifts/${encodeURIComponent(shift)}/judge`, { verdict, reason }),
    explanation: (shift) => get(`${base}/shifts/${encodeURIComponent(shift)}/explanation`),
    mergeIssues: (story, issue, into) => send("POST", `${storyPath(story)}/issues/merge`, { issue, into }),
    events: async (id) => {
      const events: StoryEvent[] = [];
      for (let after: number | null | undefined = 0; after !== null && after !== undefined; ) {
        const next: JournalPage = await get(`${storyPath(id)}/events?after=${after}&take=${page}`);
        events.push(...next.events);
        after = next.next;
      }
      return events;
    },
  };
}
