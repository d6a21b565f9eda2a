// Where a stance stands, as StanceScale of StoryWatch.Stories has it: from a deed against the other (-3) to a deal in its favour (3).

export type Side = "with" | "open" | "against";

const levels: Readonly<Record<string, number>> = {
  agrees: 3, lifts: 3, willing: 2, conditional: 1, undecided: 0, demands: -1, accuses: -1, denies: -1, unwilling: -2, threatens: -2, imposes: -3, withdraws: -3,
};

export function sideOf(stance: string): Side {
  const level = levels[stance] ?? 0;
  return level >= 2 ? "with" : level < 0 ? "against" : "open";
}

/** An outline in a box of 10 by 10: told by its shape, without colour. */
export const sideShapes: Readonly<Record<Side, string>> = { with: "M5 1.5L9 8.5H1Z", open: "M1.5 5h7", against: "M5 8.5L1 1.5h8Z" };

export const sideWords: Readonly<Record<Side, string>> = { with: "cooperative", open: "open", against: "conflictual" };
