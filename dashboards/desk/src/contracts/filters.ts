/** A filter of the board that all editors share. */
export interface SavedFilterView {
  readonly name: string;
  /** What the address has after the question mark. */
  readonly query: string;
  readonly by: string;
  readonly at: string;
}
