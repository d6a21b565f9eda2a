import type { ShiftView } from "../contracts/stories";

/** What an editor may want to see of a story's shifts. */
export type ShiftSort = "all" | "moves" | "front";

export const shiftSorts: readonly (readonly [ShiftSort, string])[] = [["all", "All shifts"], ["moves", "Moves"], ["front", "Front page"]];

/** Moves are all shifts but a party's first stance; a shift that was taken back is neither a move nor front page. */
export function isOf(sort: ShiftSort, shift: ShiftView): boolean {
  if (sort === "all") return true;
  return !shift.corrected && (sort === "moves" ? shift.kind !== "first" : shift.severity >= 3);
}
