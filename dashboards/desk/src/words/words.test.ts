import { describe, expect, it } from "vitest";
import { parties, safeLink } from "./parties";
import { piecesOf } from "./pieces";
import { isOf, type ShiftSort } from "./sorts";
import { span } from "./times";

describe("links of articles", () => {
  it.each(["https://ledger.example/a", "http://ledger.example"])("lead to the outlet: %s", (url) => expect(safeLink(url)).toBe(url));
  it.each(["javascript:alert(1)", "data:text/html,x", "ledger.example/a", "", null, undefined])("are left out where they are unsafe: %s", (url) =>
    expect(safeLink(url)).toBeUndefined());
});

describe("pieces", () => {
  it("make up the text, and know the quotes that overlap on them", () => {
    const quotes = [{ shift: "x", side: "after", start: 2, end: 6 }, { shift: "y", side: "before", start: 4, end: 8 }];
    const pieces = piecesOf("0123456789", quotes);

    expect(pieces.map((piece) => piece.text).join("")).toBe("0123456789");
    expect(pieces.map((piece) => piece.quotes.map((quote) => quote.shift).join(""))).toEqual(["", "x", "xy", "y", ""]);
  });
});

describe("words", () => {
  it("name both parties where there are two", () => {
    const shift = { actor: { name: "Northland" }, counterpart: { name: "Southland" } };
    expect(parties(shift as never)).toBe("Northland towards Southland");
    expect(parties({ actor: { name: "" } } as never)).toBe("An unnamed source");
  });

  it.each([
    ["2021-03-22T12:00:00Z", "2021-03-22T12:00:20Z", "1 minute"],
    ["2021-03-22T12:00:00Z", "2021-03-22T15:10:00Z", "3 hours"],
    ["2021-03-22T12:00:00Z", "2021-03-26T12:00:00+02:00", "4 days"],
  ])("tell the time between %s and %s", (from, to, words) => expect(span(from, to)).toBe(words));
});

describe("sorts of shifts", () => {
  const shift = (change: object) => ({ kind: "changed", severity: 3, ...change }) as never;

  it("leave first stances out of the moves, minor ones off the front page, and taken back ones out of both", () => {
    expect(isOf("moves", shift({ kind: "first" }))).toBe(false);
    expect(isOf("moves", shift({ severity: 1 }))).toBe(true);
    expect(isOf("front", shift({ severity: 2 }))).toBe(false);
    expect(isOf("front", shift({ kind: "first" }))).toBe(true);
    expect(["all", "moves", "front"].map((sort) => isOf(sort as ShiftSort, shift({ corrected: "withdrawn" })))).toEqual([true, false, false]);
  });
});
