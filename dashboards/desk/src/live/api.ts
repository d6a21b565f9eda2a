// Reading stories and articles, and what an editor decides about them. The base is the live desk's, or a replay session's.
import type { ArticleText, Explanation, JournalPage, StoryDetail, StoryEvent, StoryPage } from "../contracts/stories";
import { get, send } from "./http";

export interface StoriesApi {
  stories(skip: number): Promise<StoryPage>;
  story(id: string): Promise<StoryDetail>;
  events(id: string): Promise<readonly StoryEvent[]>;
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
