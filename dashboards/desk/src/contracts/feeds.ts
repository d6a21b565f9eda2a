export interface FeedView {
  readonly id: string;
  readonly url: string;
  readonly title?: string | null;
  readonly outlet?: string | null;
  readonly format: string;
  readonly readAs?: string | null;
  readonly paused: boolean;
  readonly fetchArticles: boolean;
  readonly health: "new" | "ok" | "failing" | "silent" | "gone";
  readonly lastAttempt?: string | null;
  readonly lastSuccess?: string | null;
  readonly nextPoll?: string | null;
  readonly intervalSeconds: number;
  readonly errorStreak: number;
  readonly lastError?: string | null;
  readonly articlesLastDay: number;
  readonly gaps: number;
  readonly pushedUntil?: string | null;
}

export interface AddFeed {
  readonly url: string;
  readonly title?: string;
  readonly outlet?: string;
  readonly fetchArticles?: boolean;
}

export interface ChangeFeed {
  readonly title?: string;
  readonly outlet?: string;
  readonly paused?: boolean;
  readonly fetchArticles?: boolean;
}

export interface OpmlReceipt {
  readonly added: number;
  readonly known: number;
  readonly rejected: readonly string[];
}
