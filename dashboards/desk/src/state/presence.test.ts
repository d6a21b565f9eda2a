import { describe, expect, it } from "vitest";
import type { StoryEvent } from "../contracts/stories";
import { missedOf, missedWords, nothingMissed, takeMissed } from "./away";
import { commandOf, keys } from "./keys";
import { standingOf, standingWords } from "./linkState";
import { noticeOf } from "./noticeRules";
import { boardHref, readRoute, storyHref } from "./route";

const event = (sequence: number, name: string, data: object = {}, story = "s"): StoryEvent => ({ name, data, sequence, story, epoch: 1, version: sequence, at: "2021-03-22T12:00:00Z" });
const shift = (sequence: number, severity: number, story = "s") => event(sequence, "story.position-shifted.v1", { shift: { id: `x-${sequence}`, severity } }, story);

describe("while the editor is away", () => {
  it("changes are counted by what can be seen of them", () => {
    const away = takeMissed(nothingMissed, [shift(1, 2), event(2, "story.article-added.v1", {}, "t"), event(3, "story.position-reported.v1"), event(4, "story.pinned.v1")]);

    expect(away).toMatchObject({ changes: 2, shifts: 1 });
    expect([...away.stories]).toEqual(["s", "t"]);
  });

  it("all of a batch is missed by a hidden page, and by another what a break held back", () => {
    const batch = [shift(5, 1), shift(6, 1)];

    expect(missedOf(batch, true, 0)).toEqual(batch);
    expect(missedOf(batch, false, 5)).toEqual([batch[0]]);
    expect(missedOf(batch, false, 0)).toEqual([]);
  });

  it.each([[12, 0, "12 changes while you were away"], [1, 1, "1 change while you were away, a shift"], [3, 1, "3 changes while you were away, 1 of them a shift"], [4, 4, "4 changes while you were away, all of them shifts"]])(
    "%s changes with %s shifts are told as: %s", (changes, shifts, words) => expect(missedWords({ changes, shifts, stories: new Set() })).toBe(words));
});

describe("a notice", () => {
  it("is of the gravest shift of a batch, the newest among equals", () => {
    expect(noticeOf([shift(1, 3), shift(2, 3), shift(3, 1)], 1)).toMatchObject({ shift: { id: "x-2" }, count: 3, severity: 3 });
  });

  it("is not given below the severity that was asked for, nor where none was", () => {
    expect(noticeOf([shift(1, 2)], 3)).toBeUndefined();
    expect(noticeOf([shift(1, 3)], 0)).toBeUndefined();
  });
});

describe("how things stand", () => {
  const status = (state: "live" | "catching-up" | "bus-away") => ({ state, pending: 7, epoch: 1, sequence: 1 });

  it.each([
    ["live", status("live"), false, "Live"], ["live", status("bus-away"), true, "The bus is away"], ["live", status("catching-up"), false, "Catching up: 7 articles waiting"],
    ["live", status("live"), true, "Paused"], ["reconnecting", status("live"), true, "Reconnecting"], ["connecting", undefined, false, "Connecting"], ["token-wanted", undefined, false, "Signed out"],
  ] as const)("%s with %j, paused %s, is: %s", (link, known, paused, words) => expect(standingWords(standingOf(link, known, paused), known)).toBe(words));
});

describe("keys", () => {
  it("mean what they mean where they are pressed", () => {
    expect(commandOf("j", "", ["board"]).command).toBe("next");
    expect(commandOf("x", "", ["board"]).command).toBeUndefined();
    expect(commandOf("x", "", ["story"]).command).toBe("explain");
  });

  it("go together in pairs, and a broken pair is forgotten", () => {
    expect(commandOf("g", "", ["board"])).toEqual({ pending: "g" });
    expect(commandOf("b", "g", ["board"]).command).toBe("go-board");
    expect(commandOf("q", "g", ["board"])).toEqual({ pending: "" });
  });

  it("are told apart: no key means two things in one place", () => {
    for (const scope of ["board", "story", "replay"] as const) {
      const here = keys.filter((key) => key.scope === "everywhere" || key.scope === scope).map((key) => key.keys);
      expect(new Set(here).size).toBe(here.length);
    }
  });
});

describe("addresses", () => {
  it("lead to where they were made for", () => {
    expect(readRoute(storyHref(undefined, "s/1", "a b", "x-1", "claims"))).toMatchObject({ view: "story", story: "s/1", article: "a b", shift: "x-1", replay: undefined });
    expect(readRoute(storyHref("r1", "s-1")).replay).toBe("r1");
    expect(readRoute(boardHref("r1", "text=x"))).toMatchObject({ view: "board", replay: "r1" });
    expect(readRoute("#/settings/feeds")).toMatchObject({ view: "settings", part: "feeds" });
    expect(readRoute("#/replay?left=a&right=b").query.get("right")).toBe("b");
  });

  it.each(["", "#", "#/", "#/nonsense/x", "#/story/%E0%A4%A"])("are read whatever they are: %s", (hash) => expect(() => readRoute(hash)).not.toThrow());
});
