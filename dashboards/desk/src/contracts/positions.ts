import type { ActorView, StatementView } from "./stories";

export interface HeldPosition {
  readonly stance: string;
  readonly at: string;
  readonly event: string;
  /** The shift that told it; absent where it was no alert. */
  readonly shift?: string | null;
  /** One member's word against that of its government. */
  readonly dissent: boolean;
  readonly statement: StatementView;
}

/** A line of a story's position ledger. */
export interface PositionRow {
  readonly party: ActorView;
  readonly issue: string;
  readonly counterpart?: ActorView | null;
  readonly track: "stand" | "word" | "denial" | "reported";
  readonly stance: string;
  /** The first report of the stance that holds. */
  readonly since: string;
  readonly sources: number;
  /** Oldest first. */
  readonly history: readonly HeldPosition[];
}

export interface PositionMatrix {
  readonly story: string;
  readonly rows: readonly PositionRow[];
}

export interface ArticleRevisions {
  readonly id: string;
  /** Newest first. */
  readonly revisions: readonly { readonly revision: number; readonly at: string; readonly title?: string | null; readonly status: string }[];
}
