export interface SearchHit {
  readonly kind: "story" | "article" | "actor" | "claim" | "quote";
  readonly story: string;
  readonly title: string;
  readonly at: string;
  readonly text: string;
  /** Where the words stand in the text. */
  readonly marks: readonly { readonly start: number; readonly end: number }[];
  readonly article?: string | null;
  readonly outlet?: string | null;
  readonly speaker?: string | null;
  readonly shift?: string | null;
}

export interface SearchPage {
  readonly hits: readonly SearchHit[];
  /** What to ask for before; absent where there is no more. */
  readonly next?: number | null;
}
