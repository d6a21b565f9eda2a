import { describe, expect, it } from "vitest";
import { freeName, keptHere } from "./savedHere";

describe("filters that the browser kept", () => {
  it("are read with their queries", () => expect(keptHere('[["Gulf","text=Qatar"],["Grave","severity=3"]]')).toEqual([["Gulf", "text=Qatar"], ["Grave", "severity=3"]]));

  it("are none where there is nothing, or nothing that filters, or nothing that can be read", () => {
    expect(keptHere(null)).toEqual([]);
    expect(keptHere('[["All",""],["","severity=2"]]')).toEqual([]);
    expect(keptHere("{broken")).toEqual([]);
  });

  it("keep their name where it is free, and get the editor's where another filter has it", () => {
    const known = [{ name: "Gulf", query: "text=Oman" }];

    expect(freeName("EU", "text=EU", known, "Ada")).toBe("EU");
    expect(freeName("Gulf", "text=Qatar", known, "Ada")).toBe("Gulf, Ada");
    expect(freeName("Gulf", "text=Oman", known, "Ada")).toBeUndefined();
    expect(freeName("Gulf", "text=Qatar", [...known, { name: "Gulf, Ada", query: "text=Qatar" }], "Ada")).toBeUndefined();
  });

  it("get a number where the editor's name has another filter too, and are not lost", () => {
    const known = [{ name: "night", query: "text=Oman" }, { name: "night, Ada", query: "text=Iraq" }];

    expect(freeName("night", "text=Qatar", known, "Ada")).toBe("night, Ada 2");
    expect(freeName("night", "text=Qatar", [...known, { name: "night, Ada 2", query: "text=Qatar" }], "Ada")).toBeUndefined();
    expect(freeName("night", "text=Qatar", [...known, { name: "night, Ada 2", query: "text=EU" }], "Ada")).toBe("night, Ada 3");
  });

  it("are named within the longest name, however long the editor's is", () => {
    const me = "A".repeat(60);
    const first = freeName("night", "text=Qatar", [{ name: "night", query: "text=Oman" }], me)!;
    const second = freeName("night", "text=Qatar", [{ name: "night", query: "text=Oman" }, { name: first, query: "text=Iraq" }], me)!;

    expect([first.length, second.length]).toEqual([40, 40]);
    expect(second).toMatch(/ 2$/);
  });
});
