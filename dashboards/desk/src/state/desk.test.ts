import { describe, expect, it } from "vitest";
import type { StoryEvent, StorySummary } from "../contracts/stories";
import { emptyDesk, inOrder, look, takeEvents, takeOlder, takeSnapshot, takeStory, type Desk } from "./desk";
import type { EventData, EventName } from "./eventData";
import { reducers } from "./reducers";

const noon = "2021-03-22T12:00:00+00:00";
const evening = "2021-03-22T18:00:00+00:00";
const article = { id: "a", revision: 1, outlet: "The Ledger", title: "Envoy", url: "https://ledger.example/a", at: noon, sourceGroup: "a" };
const said = { article, evidence: { text: "ready to talk", start: 0, end: 13 }, stance: "willing", voice: "own", speaker: { name: "Ada" } };
const shift = {
  id: "x", kind: "changed", actor: { name: "Northland" }, counterpart: { name: "Southland" }, issue: "talks", from: "willing", to: "unwilling",
  event: "reject", after: { ...said, stance: "unwilling" }, before: said, severity: 2, confidence: 0.8, why: "its own words",
};

function event<N extends EventName>(sequence: number, name: N, data: EventData[N], at = noon, story = "s-1"): StoryEvent {
  return { name, epoch: 7, sequence, story, version: sequence, at, data };
}

const opened = event(1, "story.opened.v1", { title: "Talks", at: noon });
const added = event(2, "story.article-added.v1", { article, development: "d-1" });
const shifted = event(3, "story.position-shifted.v1", { shift, at: evening }, evening);

const summary = (id: string, change: Partial<StorySummary> = {}): StorySummary => ({
  id, title: id, openedAt: noon, lastArticleAt: noon, articles: 1, sources: 1, shifts: 0, lastSequence: 0, ...change,
});

const started: Desk = takeSnapshot(emptyDesk, { epoch: 7, sequence: 0, stories: [] });
const story = (desk: Desk, id = "s-1") => desk.stories.get(id)!;

describe("the desk", () => {
  it("builds a story from its events alone", () => {
    const { summary: shown, articles, shifts } = story(takeEvents(started, [opened, added, shifted]));

    expect(shown).toMatchObject({ title: "Talks", articles: 1, sources: 1, shifts: 1, lastShiftAt: evening, lastSequence: 3 });
    expect(articles).toMatchObject([{ id: "a", outlet: "The Ledger", development: "d-1", state: "usable" }]);
    expect(shifts).toMatchObject([{ id: "x", kind: "changed", sources: 1, before: { quote: "ready to talk", speaker: "Ada", outlet: "The Ledger" } }]);
  });

  it("takes every event once, however often and in whatever pieces it comes", () => {
    const once = takeEvents(started, [opened, added, shifted]);
    const pieces = [[opened, opened], [opened, added], [added], [added, shifted], [opened, added, shifted]].reduce<Desk>(takeEvents, started);

    expect(pieces.stories).toEqual(once.stories);
    expect(pieces.sequence).toBe(3);
  });

  it("passes over events of another journal", () => {
    expect(takeEvents(started, [{ ...opened, epoch: 8 }])).toBe(started);
  });

  it("forgets what it knew on a snapshot and goes on from there", () => {
    const desk = takeSnapshot(takeEvents(started, [opened, added]), { epoch: 9, sequence: 40, stories: [summary("s-2")] });

    expect([...desk.stories.keys()]).toEqual(["s-2"]);
    expect([desk.epoch, desk.sequence]).toEqual([9, 40]);
  });

  it("does not count again what a snapshot has already", () => {
    const desk = takeSnapshot(emptyDesk, { epoch: 7, sequence: 1, stories: [summary("s-1", { lastSequence: 2 })] });

    expect(story(takeEvents(desk, [added])).summary.articles).toBe(1);
    expect(story(takeEvents(desk, [added, shifted])).summary.shifts).toBe(1);
  });

  it("wants a story that moves and that it does not know", () => {
    const late = { ...added, version: 5 };

    expect([...takeEvents(started, [late]).wanted]).toEqual(["s-1"]);
  });

  it("puts the events that came meanwhile on top of a story that was fetched", () => {
    const desk = takeEvents(takeSnapshot(emptyDesk, { epoch: 7, sequence: 1, stories: [summary("s-1", { lastSequence: 1 })] }), [added, shifted]);
    const fetched = { summary: summary("s-1", { lastSequence: 2 }), articles: [], shifts: [], proposals: [] };
    const shown = story(takeStory(desk, fetched));

    expect(shown.loaded).toBe(true);
    expect(shown.shifts.map((known) => known.id)).toEqual(["x"]);
    expect(shown.summary.lastSequence).toBe(3);
  });

  it("adds older stories without touching those it has", () => {
    const desk = takeEvents(takeSnapshot(emptyDesk, { epoch: 7, sequence: 0, stories: [], next: 1 }), [opened]);
    const more = takeOlder(desk, { epoch: 7, sequence: 0, stories: [summary("s-1", { title: "old" }), summary("s-0")] });

    expect(story(more).summary.title).toBe("Talks");
    expect([...more.stories.keys()]).toEqual(["s-1", "s-0"]);
    expect(more.older).toBeUndefined();
  });

  it("shows what came live as new until it was looked at", () => {
    const desk = takeEvents(started, [opened, added, shifted]);

    expect([...desk.fresh]).toEqual(["x"]);
    expect(look(desk, ["x"]).fresh.size).toBe(0);
    expect(look(desk, ["y"])).toBe(desk);
  });

  it("lists by last shift and then by last article, and leaves merged stories out", () => {
    const desk = takeSnapshot(emptyDesk, {
      epoch: 7, sequence: 9,
      stories: [
        summary("quiet"), summary("late", { lastArticleAt: evening }), summary("shifted", { lastShiftAt: noon }), summary("gone", { mergedInto: "late" }),
      ],
    });

    expect(inOrder(desk).map((listed) => listed.summary.id)).toEqual(["shifted", "late", "quiet"]);
  });
});

describe("the reducers", () => {
  const told = takeEvents(started, [opened, added, shifted]);
  const after = (...events: StoryEvent[]) => story(takeEvents(told, events));

  it("count a wire copy as an article and not as a source", () => {
    const copy = event(4, "story.article-added.v1", { article: { ...article, id: "b" }, development: "d-1", copyOf: "a" });

    expect(after(copy).summary).toMatchObject({ articles: 2, sources: 1 });
  });

  it("raise sources and severity of a shift that is corroborated", () => {
    const shown = after(event(4, "story.shift-corroborated.v1", { shiftId: "x", sources: 2, severity: 3 }));

    expect(shown.shifts[0]).toMatchObject({ sources: 2, severity: 3 });
    expect(shown.summary.lastShift).toMatchObject({ sources: 2, severity: 3 });
  });

  it("keep a corrected shift with its reason, and count it no more", () => {
    const shown = after(event(4, "story.shift-corrected.v1", { shiftId: "x", reason: "its article was withdrawn" }));

    expect(shown.shifts[0]!.corrected).toBe("its article was withdrawn");
    expect(shown.summary).toMatchObject({ shifts: 0, lastShift: undefined, lastShiftAt: undefined });
  });

  it("mark revised and withdrawn articles", () => {
    const revised = event(4, "story.article-revised.v1", { article: { ...article, revision: 2, title: "Envoys" }, cosmetic: false });
    const withdrawn = event(5, "story.article-withdrawn.v1", { article: { ...article, revision: 3 } });

    expect(after(revised).articles[0]).toMatchObject({ title: "Envoys", revision: 2, state: "revised", at: noon });
    expect(after(revised, withdrawn)).toMatchObject({ articles: [{ state: "withdrawn", revision: 3 }], summary: { articles: 0 } });

    const released = event(6, "story.article-revised.v1", { article: { ...article, revision: 4, title: "Envoys" }, cosmetic: false });
    expect(after(revised, withdrawn, released)).toMatchObject({ articles: [{ state: "revised", revision: 4 }], summary: { articles: 1 } });
  });

  it("settle the proposal that an editor answers", () => {
    const proposed = event(4, "story.merge-proposed.v1", { other: "s-2", evidence: "same talks" });
    const merged = event(5, "story.merged.v1", { into: "s-2", by: "Ada" });
    const undone = event(6, "story.merge-undone.v1", { into: "s-2" });

    expect(after(proposed, merged)).toMatchObject({ proposals: [{ kind: "merge", state: "done", evidence: "same talks" }], summary: { mergedInto: "s-2" } });
    expect(after(proposed, merged, undone)).toMatchObject({ proposals: [{ state: "undone" }], summary: { mergedInto: undefined } });
  });

  it("keep what editors do with a story, with who and when, until it is undone", () => {
    const by = { by: "Ada", at: noon };
    const marked = [
      event(4, "story.pinned.v1", by), event(5, "story.muted.v1", { ...by, until: evening }), event(6, "story.acknowledged.v1", { ...by, through: 3 }),
      event(7, "story.assigned.v1", { ...by, to: "Gulf" }),
    ];

    expect(after(...marked).summary.mark).toEqual({ story: "s-1", pinned: by, muted: { ...by, until: evening }, acknowledged: { ...by, sequence: 3 }, assigned: { ...by, to: "Gulf" } });
    expect(after(...marked, event(8, "story.unpinned.v1", by), event(9, "story.unmuted.v1", by), event(10, "story.unassigned.v1", by)).summary.mark)
      .toMatchObject({ pinned: null, muted: null, assigned: null, acknowledged: { sequence: 3 } });
  });

  it("keep a shift that is no news with the editor's reason", () => {
    expect(after(event(4, "story.shift-dismissed.v1", { shiftId: "x", reason: "old", by: "Ada" })).shifts[0]).toMatchObject({ dismissed: "old" });
  });

  it("only move the sequence for events that change nothing to be seen", () => {
    const shown = after({ ...added, name: "story.claim-made.v1", sequence: 4 });

    expect(shown.summary.lastSequence).toBe(4);
    expect(shown.shifts).toBe(story(told).shifts);
  });

  it("change nothing in the state that they are given", () => {
    const before = structuredClone(story(told));
    for (const name of Object.keys(reducers) as EventName[])
      after(event(4, name, { article, shift, shiftId: "x", sources: 2, severity: 1, reason: "r", other: "o", into: "i", by: "b", evidence: "e", developments: [], title: "t", at: noon, cosmetic: true, development: "d" } as never));

    expect(story(told)).toEqual(before);
  });
});
