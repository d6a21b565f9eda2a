import { describe, expect, it } from "vitest";
import { diffWords, likeness, type Run } from "./diff";
import { found } from "./found";
import { shortened } from "./shortened";
import { filterWords, paceWords } from "./webhooks";

const text = (runs: readonly Run[], ...kinds: readonly Run["kind"][]) => runs.filter((run) => kinds.includes(run.kind)).map((run) => run.text).join("");

describe("a diff by words", () => {
  it.each([
    ["Russia is ready for talks.", "Russia refuses talks."], ["", "all new"], ["all gone", ""], ["the same", "the same"], ["a b c d", "d c b a"], ["Köln, 5 %", "Köln: 6 %"],
  ])("has both texts in it: %j and %j", (old, now) => {
    const runs = diffWords(old, now);

    expect(text(runs, "same", "gone")).toBe(old);
    expect(text(runs, "same", "come")).toBe(now);
  });

  it("marks whole words only", () => {
    expect(diffWords("is ready now", "is unready now")).toEqual([
      { kind: "same", text: "is " }, { kind: "gone", text: "ready" }, { kind: "come", text: "unready" }, { kind: "same", text: " now" },
    ]);
  });

  it("takes the middle of very long texts for changed whole", () => {
    const long = (word: string) => Array.from({ length: 1500 }, (_, index) => `${word}${index}`).join(" ");

    expect(diffWords(`start ${long("a")} end`, `start ${long("b")} end`).map((run) => run.kind)).toEqual(["same", "gone", "come", "same"]);
  });

  it("says how alike two texts are", () => {
    expect(likeness(diffWords("one two three four", "one two three five"))).toBe(0.75);
    expect(likeness(diffWords("one", "two"))).toBe(0);
  });
});

describe("a shortened diff", () => {
  it("keeps all that changed and the ends of what stayed", () => {
    const runs = shortened(diffWords(`old ${"x ".repeat(400)}end`, `new ${"x ".repeat(400)}end`));

    expect(text(runs, "gone")).toBe("old");
    expect(text(runs, "same").length).toBeLessThan(400);
  });
});

describe("words that were found", () => {
  it("are marked, and the pieces are the text whatever the marks are", () => {
    const pieces = found("Iran and oil", [{ start: 0, end: 4 }, { start: 2, end: 6 }, { start: 9, end: 12 }, { start: 12, end: 99 }]);

    expect(pieces.map((piece) => piece.text).join("")).toBe("Iran and oil");
    expect(pieces.filter((piece) => piece.isFound).map((piece) => piece.text)).toEqual(["Iran", "oil"]);
  });
});

describe("a webhook in words", () => {
  it("says what it is told and when", () => {
    expect(filterWords({ kinds: ["changed", "denied"], actors: ["IRN"], issues: ["nuclear-deal"], minSeverity: 2 })).toBe("Shifts: reversed or denied of IRN on nuclear deal notable and up");
    expect(filterWords({})).toBe("Every alert");
    expect(paceWords({ digestMinutes: 30, quietHours: { from: "22:00", to: "07:00" } })).toBe("every 30 minutes, quiet from 22:00 to 07:00");
  });
});
