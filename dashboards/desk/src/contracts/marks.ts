// What editors do with a story, shared between their pages.

export interface Mark {
  readonly by: string;
  readonly at: string;
}

export interface StoryMarks {
  readonly story: string;
  readonly pinned?: Mark | null;
  readonly muted?: (Mark & { readonly until: string }) | null;
  /** Up to which event of the story it was acknowledged: what shifts later asks for attention again. */
  readonly acknowledged?: (Mark & { readonly sequence: number }) | null;
  readonly assigned?: (Mark & { readonly to: string }) | null;
}
