import { describe, expect, it } from "vitest";
import { chosenOf, knownOf } from "./known";
import { said, someShift, someStory } from "./some";

describe("what there is to choose from", () => {
  it("is what shifts and stories name, the most frequent first", () => {
    const known = knownOf([someShift(), someShift({ id: "x-2", actor: { name: "Southland" }, issue: "border-post", after: said({ outlet: "The Post", speaker: "Ada" }) })], [someStory("s-1", { title: "Talks" }).summary]);

    expect(known.parties).toEqual([["Southland", "Southland"], ["Ada", "Ada"], ["Northland", "Northland"]]);
    expect(known.issues).toEqual([["border-post", "border post"], ["talks", "talks"]]);
    expect(known.outlets.map(([name]) => name)).toEqual(["The Ledger", "The Post"]);
    expect(known.stories).toEqual([["s-1", "Talks"]]);
  });

  it("is kept by its value, however it was typed", () => {
    expect(chosenOf(" Border Post ", [["border-post", "border post"]])).toBe("border-post");
    expect(chosenOf("IRN", [])).toBe("IRN");
  });
});
