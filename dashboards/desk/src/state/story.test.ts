import { describe, expect, it } from "vitest";
import type { HeldPosition, PositionRow } from "../contracts/positions";
import type { StoryEvent } from "../contracts/stories";
import { takeClaim, type Claims } from "./claims";
import { pictureOf, ticksOf } from "./lanes";
import { developmentsOf, rowsOf } from "./developments";
import { matrixOf } from "./matrix";
import { said, someShift } from "./some";

const on = (day: number) => `2021-03-${String(day).padStart(2, "0")}T12:00:00Z`;
const offer = someShift({ id: "x-1", sequence: 1, to: "willing", after: said({ at: on(1) }) });
const refusal = someShift({ id: "x-2", sequence: 2, kind: "changed", from: "willing", to: "unwilling", after: said({ at: on(5) }) });
const threat = someShift({ id: "x-3", sequence: 3, actor: { name: "Southland" }, counterpart: null, issue: "sanctions", to: "threatens", after: said({ at: on(7) }) });

const held = (stance: string, day: number, change: Partial<HeldPosition> = {}): HeldPosition =>
  ({ stance, at: on(day), event: "consult", dissent: false, statement: said({ at: on(day), article: `a-${day}` }), ...change });
const line = (change: Partial<PositionRow> = {}): PositionRow => ({
  party: { name: "Northland" }, issue: "talks", counterpart: { name: "Southland" }, track: "stand", stance: "unwilling", since: on(5), sources: 2,
  history: [held("willing", 1), held("unwilling", 5, { shift: "x-2" }), held("unwilling", 9)], ...change,
});

describe("the position matrix", () => {
  it("has the stance that the ledger holds, since when, and how often it moved", () => {
    const { issues, rows } = matrixOf([line(), line({ party: { name: "Southland" }, counterpart: null, issue: "sanctions", stance: "threatens", history: [held("threatens", 7)] })]);

    expect(issues).toEqual(["talks", "sanctions"]);
    expect(rows.map(({ party }) => party)).toEqual(["Northland", "Southland"]);
    expect(rows[0]!.cells.get("talks")).toMatchObject([{ counterpart: "Southland", stance: "unwilling", since: on(5), moves: 1, sources: 2, said: { article: "a-9" }, shift: undefined }]);
  });

  it("holds the government's word, not that of a member who dissents", () => {
    const cell = matrixOf([line({ history: [held("unwilling", 5), held("willing", 8, { dissent: true })] })]).rows[0]!.cells.get("talks")!;

    expect(cell).toMatchObject([{ stance: "unwilling", moves: 0, said: { article: "a-5" } }]);
  });

  it("keeps what others report of a party apart from what it says itself", () => {
    const cell = matrixOf([line(), line({ track: "reported", stance: "willing", history: [held("willing", 10)] })]).rows[0]!.cells.get("talks")!;

    expect(cell.map(({ track, stance }) => [track, stance])).toEqual([["reported", "willing"], ["stand", "unwilling"]]);
  });
});

describe("developments", () => {
  const article = (id: string, development: string, day: number, state = "usable") => ({ id, revision: 1, title: `About ${id}`, at: on(day), development, state });

  it("last from their first to their last article, and leave out what was withdrawn", () => {
    expect(developmentsOf([article("c", "d-2", 6), article("b", "d-1", 4), article("a", "d-1", 2), article("x", "d-1", 9, "withdrawn")])).toEqual([
      { id: "d-1", title: "About a", from: on(2), to: on(4), articles: 2 }, { id: "d-2", title: "About c", from: on(6), to: on(6), articles: 1 },
    ]);
  });

  it("stand below each other where they overlap", () => {
    expect(rowsOf([{ from: 0, to: 5 }, { from: 2, to: 4 }, { from: 3, to: 9 }, { from: 5, to: 6 }], 2)).toEqual([0, 1, 1, 0]);
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
