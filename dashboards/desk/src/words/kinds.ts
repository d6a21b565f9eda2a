// What a kind of shift is called, told and drawn: the shape says it as well as the word, and neither needs colour.

export interface KindWords {
  readonly word: string;
  readonly meaning: string;
  /** An outline in a box of 16 by 16. */
  readonly shape: string;
}

const kinds: Readonly<Record<string, KindWords>> = {
  first: { word: "First stance", meaning: "The first clearly reported stance on the issue, or one said again after a long silence", shape: "M8 2.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 1 0 0-11" },
  changed: { word: "Reversed", meaning: "To the opposite side", shape: "M2 5.5h10M9 2.5l3.2 3L9 8.5M14 10.5H4M7 7.5l-3.2 3L7 13.5" },
  hardened: { word: "Hardened", meaning: "Same side, more conflictual", shape: "M8 2.5L14 13H2Z" },
  softened: { word: "Softened", meaning: "Same side, less conflictual", shape: "M8 13.5L2 3h12Z" },
  retracted: { word: "Retracted", meaning: "The party takes back its own statement", shape: "M6 3L2.5 6.5L6 10M3 6.5h6.5a3.5 3.5 0 0 1 0 7H6" },
  contradicted: { word: "Contradicted", meaning: "Another voice says otherwise", shape: "M3 6h10M3 10h10M10.5 2.5l-5 11" },
  act: { word: "Act", meaning: "A deed that changes the matter", shape: "M3 3h10v10H3Z" },
  "new-claim": { word: "New claim", meaning: "A claim that the story did not have", shape: "M8 3v10M3 8h10" },
  denied: { word: "Denied", meaning: "A report or claim is denied", shape: "M8 2.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 1 0 0-11M4.2 4.2l7.6 7.6" },
  corrected: { word: "Corrected", meaning: "An outlet or speaker corrects a claim", shape: "M3 8.5l3.5 3.5L13 4.5" },
  withdrawn: { word: "Withdrawn", meaning: "The articles that carried it were withdrawn", shape: "M4 4l8 8M12 4l-8 8" },
};

export function kindWords(kind: string): KindWords {
  return kinds[kind] ?? { word: kind, meaning: kind, shape: "M4 8h8" };
}

const severities = ["minor", "notable", "front page"] as const;

export function severityWord(severity: number): string {
  return severities[Math.min(Math.max(severity, 1), 3) - 1]!;
}

/** The words of a closed set as a person reads them: "new-claim" is "new claim". */
export function plain(word: string): string {
  return word.replaceAll("-", " ").replaceAll("_", " ");
}

export const kindNames: readonly string[] = Object.keys(kinds);

const ofOthers: ReadonlySet<string> = new Set(["new-claim", "contradicted", "corrected", "withdrawn"]);

/** What others claim of a party, and what becomes of a claim, is not the party's own position. */
export function isOwnPosition(kind: string): boolean {
  return !ofOthers.has(kind);
}
