import { describe, expect, it } from "vitest";
import type { StoryEvent } from "../contracts/stories";
import { takeClaim, type Claims } from "./claims";
import { pictureOf, ticksOf } from "./lanes";
import { matrixOf } from "./matrix";
import { said, someShift } from "./some";

const on = (day: number) => `2021-03-${String(day).padStart(2, "0")}T12:00:00Z`;
const offer = someShift({ id: "x-1", sequence: 1, to: "willing", after: said({ at: on(1) }) });
const refusal = someShift({ id: "x-2", sequence: 2, kind: "changed", from: "willing", to: "unwilling", after: said({ at: on(5) }) });
const threat = someShift({ id: "x-3", sequence: 3, actor: { name: "Southland" }, counterpart: null, issue: "sanctions", to: "threatens", after: said({ at: on(7) }) });

describe("the position matrix", () => {
  it("has the last stance of each party on each issue, and since when", () => {
    const { issues, rows } = matrixOf([threat, refusal, offer]);

    expect(issues).toEqual(["talks", "sanctions"]);
    expect(rows.map(({ party }) => party)).toEqual(["Northland", "Southland"]);
    expect(rows[0]!.cells.get("talks")).toMatchObject([{ counterpart: "Southland", stance: "unwilling", since: on(5), moves: 1 }]);
  });

  it("does not start a stance anew when it is said again", () => {
    const again = { ...refusal, id: "x-4", sequence: 4, after: said({ at: on(9) }) };

    expect(matrixOf([offer, refusal, again]).rows[0]!.cells.get("talks")![0]!.since).toBe(on(5));
  });

  it("leaves out what others claim of a party", () => {
    expect(matrixOf([offer, { ...refusal, kind: "new-claim" }]).rows[0]!.cells.get("talks")![0]!.stance).toBe("willing");
  });

  it("forgets what was taken back", () => {
    expect(matrixOf([offer, { ...refusal, corrected: "wrong" }]).rows[0]!.cells.get("talks")![0]!.stance).toBe("willing");
  });
});

describe("the timeline", () => {
  it("has a lane for each party, in it each stance from when it was said until the next", () => {
    const { lanes, from, to } = pictureOf([refusal, offer, threat], [on(1), on(8)]);
    const [first, second] = lanes[0]!.lines[0]!.stretches;

    expect(lanes.map(({ party }) => party)).toEqual(["Northland", "Southland"]);
    expect([first!.from, second!.to]).toEqual([0, 1]);
    expect(first!.to).toBe(second!.from);
    expect([from, to > Date.parse(on(8))]).toEqual([Date.parse(on(1)), true]);
  });

  it.each([[1, 3], [1, 28]])("has a few ticks between day %s and day %s", (one, other) => {
    const ticks = ticksOf(Date.parse(on(one)), Date.parse(on(other)));

    expect(ticks.length).toBeGreaterThan(0);
    expect(ticks.length).toBeLessThanOrEqual(9);
  });

  it("ticks years by the first of a month", () => {
    const ticks = ticksOf(Date.parse("2012-05-20T00:00:00Z"), Date.parse("2020-02-01T00:00:00Z"));

    expect(ticks.length).toBeLessThanOrEqual(9);
    expect(ticks.every(({ at }) => new Date(at).getDate() === 1)).toBe(true);
  });
});

describe("claims", () => {
  const article = { id: "a", revision: 1, outlet: "The Ledger", at: on(1), sourceGroup: "a" };
  const event = (name: string, data: object): StoryEvent => ({ name, data, epoch: 1, sequence: 1, story: "s", version: 1, at: on(2) });
  const made = event("story.claim-made.v1", { claim: { id: "c-1", speaker: { name: "Northland" }, evidence: { text: "we left", start: 1, end: 8 }, article } });
  const told = (...events: StoryEvent[]) => [made, ...events].reduce<Claims>(takeClaim, new Map()).get("c-1")!;

  it("stand with their first wording", () => expect(told()).toMatchObject({ quote: "we left", state: "stands", sources: 1, speaker: { name: "Northland" } }));

  it("count who bears them out", () => {
    const claim = told(event("story.claim-corroborated.v1", { claimId: "c-1", article: { ...article, id: "b" }, sources: 2 }));

    expect(claim).toMatchObject({ sources: 2, corroborations: [{ article: { id: "b" } }] });
  });

  it("are denied by a shift that names them, in its words", () => {
    const denial = { ...offer, kind: "denied", answers: "c-1", after: { article, evidence: { text: "we stayed", start: 0, end: 9 }, stance: "denies", voice: "own", speaker: { name: "Ben" } } };

    expect(told(event("story.position-shifted.v1", { shift: denial }))).toMatchObject({ state: "denied", answers: [{ speaker: "Ben", quote: "we stayed" }] });
  });

  it("are withdrawn with a reason", () => expect(told(event("story.claim-withdrawn.v1", { claimId: "c-1", article, reason: "killed" }))).toMatchObject({ state: "withdrawn", reason: "killed" }));
});
