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
});
