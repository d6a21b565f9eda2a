export interface ReplayView {
  readonly id: string;
  readonly archive: string;
  /** Absent while it loads. */
  readonly from?: string | null;
  readonly to?: string | null;
  /** Times the pace of the articles; 0 for as fast as it goes. */
  readonly speed: number;
  readonly state: "loading" | "running" | "paused" | "seeking" | "done" | "failed";
  /** The clock of the articles. */
  readonly at?: string | null;
  readonly done: number;
  readonly total: number;
  /** Lines of the archive that are no article. */
  readonly faulty: number;
  readonly problem?: string | null;
  readonly startedBy?: string | null;
  readonly startedAt: string;
  /** "sink": what it would tell webhooks is only listed. */
  readonly webhooks: "sink" | "allowed";
  readonly webhooksAllowedBy?: string | null;
  readonly webhookMessages: number;
}

/** What a replay told webhooks, or would have told them. */
export interface ToldWebhooks {
  readonly mode: "sink" | "allowed";
  readonly allowedBy?: string | null;
  readonly messages: number;
  /** Held back by the webhooks' paces. */
  readonly held: number;
  readonly problem?: string | null;
  /** Newest first, not all of many. */
  readonly newest: readonly {
    readonly at: string;
    readonly webhook: string;
    readonly name: string;
    readonly type: string;
    /** Empty for a digest of several stories. */
    readonly story: string;
    readonly sequence: number;
    readonly text: string;
  }[];
}

export interface ReplayList {
  readonly archives: readonly { readonly name: string; readonly bytes: number; readonly builtIn: boolean }[];
  readonly sessions: readonly ReplayView[];
}

export interface Verdict {
  readonly passed: number;
  /** Rules that must hold and do not. */
  readonly failed: number;
  /** Rules that do not hold, as their file says. */
  readonly known: number;
  /** Rules about articles that are not told yet. */
  readonly open: number;
  readonly checks: readonly {
    readonly id: string;
    readonly rule: string;
    readonly state: "passed" | "failed" | "known" | "open";
    readonly why: string;
    readonly reason?: string | null;
  }[];
}

/** A line of the shift log of one run. */
export interface RunRow {
  readonly at: string;
  readonly story: string;
  readonly kind: string;
  readonly actor: { readonly name: string };
  readonly counterpart?: { readonly name: string } | null;
  readonly issue: string;
  readonly from?: string | null;
  readonly to: string;
  readonly severity: number;
}

export interface Pair {
  readonly left: RunRow;
  readonly right: RunRow;
  readonly fields: readonly string[];
}

export interface Comparison {
  readonly same: number;
  readonly missing: readonly RunRow[];
  readonly extra: readonly RunRow[];
  readonly late: readonly Pair[];
  readonly changed: readonly Pair[];
}
