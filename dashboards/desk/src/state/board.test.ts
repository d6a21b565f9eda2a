import { describe, expect, it } from "vitest";
import { byDesk, byParty, isAcknowledged, isMuted, namesIn, noDesk, otherParties, passes, sorted, type Surroundings } from "./board";
import { noFilter, readView, usualView, writeView, type Filter } from "./filter";
import { heldRows, holdOf, newsSince } from "./hold";
import { someShift, someStory } from "./some";

const now = Date.parse("2021-03-22T12:00:00Z");
const around: Surroundings = { watchers: new Map([["watched", ["Ada", "Ben"]]]), changed: new Set(["changed"]), me: "Ada", now };
const by = { by: "Ada", at: "2021-03-22T11:00:00Z" };
const ids = (stories: readonly { summary: { id: string } }[]) => stories.map(({ summary }) => summary.id);

describe("the view of the board", () => {
  it("comes back from its address as it was", () => {
    const view = { filter: { ...noFilter, text: "iran & oil", party: "Iran", severity: 2, care: "open" }, sort: "severity", columns: "party" } as const;

    expect(readView(new URLSearchParams(writeView(view)))).toEqual(view);
    expect(writeView(usualView)).toBe("");
  });

  it.each(["severity=99&show=nonsense&columns=<b>&sort=", "severity=-4", "severity=NaN&text="])("stands whatever the address says: %s", (address) => {
    const { filter, sort, columns } = readView(new URLSearchParams(address));

    expect([sort, columns, filter.care]).toEqual(["shift", "one", "all"]);
    expect(filter.severity).toBeGreaterThanOrEqual(0);
    expect(filter.severity).toBeLessThanOrEqual(3);
  });
});

describe("a filter", () => {
  const moved = someStory("moved", { title: "Envoy leaves", lastShift: someShift({ severity: 3, kind: "changed" }) });
  const pass = (change: Partial<Filter>, story = moved) => passes(story, { ...noFilter, ...change }, around);

  it.each([
    [{ text: "ENVOY" }, true], [{ text: "southland" }, true], [{ text: "ready to" }, true], [{ text: "budget" }, false],
    [{ party: "Southland" }, true], [{ party: "Eastland" }, false], [{ issue: "talks" }, true], [{ issue: "war" }, false],
    [{ kind: "changed" }, true], [{ kind: "first" }, false], [{ severity: 3 }, true], [{ care: "pinned" as const }, false],
  ])("%j lets the story through: %s", (change, passed) => expect(pass(change)).toBe(passed));

  it("leaves stories without a shift out as soon as it asks for a severity", () => {
    expect(pass({ severity: 1 }, someStory("quiet"))).toBe(false);
    expect(pass({}, someStory("quiet"))).toBe(true);
  });

  it("hides a muted story until its time, and shows it among the muted", () => {
    const muted = someStory("muted", { mark: { story: "muted", muted: { ...by, until: "2021-03-22T13:00:00Z" } } });

    expect([pass({}, muted), pass({ care: "muted" }, muted)]).toEqual([false, true]);
    expect(isMuted(muted, now + 3_700_000)).toBe(false);
  });

  it("takes an acknowledged story for open again when it shifts", () => {
    const mark = { story: "s", acknowledged: { ...by, sequence: 5 } };

    expect(isAcknowledged(someStory("s", { mark, lastShift: someShift({ sequence: 5 }) }))).toBe(true);
    expect(pass({ care: "open" }, someStory("s", { mark, lastShift: someShift({ sequence: 5 }) }))).toBe(false);
    expect(pass({ care: "open" }, someStory("s", { mark, lastShift: someShift({ sequence: 6 }) }))).toBe(true);
  });

  it("knows what is mine and what changed while I was away", () => {
    expect(pass({ care: "mine" }, someStory("s", { mark: { story: "s", assigned: { ...by, to: "Ada" } } }))).toBe(true);
    expect(pass({ care: "mine" })).toBe(false);
    expect([pass({ care: "changed" }, someStory("changed")), pass({ care: "changed" })]).toEqual([true, false]);
  });
});

describe("the order", () => {
  const grave = someStory("grave", { lastShift: someShift({ severity: 3 }) });
  const pinned = someStory("pinned", { mark: { story: "pinned", pinned: by } });
  const stories = [someStory("new"), grave, someStory("watched"), pinned];

  it("puts pinned stories first and keeps the rest by last shift", () => expect(ids(sorted(stories, "shift", around))).toEqual(["pinned", "new", "grave", "watched"]));
  it("goes by severity", () => expect(ids(sorted(stories, "severity", around))).toEqual(["pinned", "grave", "new", "watched"]));
  it("goes by watchers", () => expect(ids(sorted(stories, "watchers", around))).toEqual(["pinned", "watched", "new", "grave"]));
});

describe("columns", () => {
  it("are the parties that moved in most stories, and one for the others", () => {
    const of = (name: string, id: string) => someStory(id, { lastShift: someShift({ actor: { name } }) });
    const columns = byParty([of("A", "1"), of("B", "2"), of("B", "3"), of("C", "4"), of("D", "5"), of("E", "6"), of("F", "7"), someStory("8")]);

    expect(columns.map(({ name }) => name)).toEqual(["B", "A", "C", "D", "E", otherParties]);
    expect(ids(columns.at(-1)!.stories)).toEqual(["7", "8"]);
  });

  it("are the desks that stories are assigned to, and those of none last", () => {
    const columns = byDesk([someStory("1"), someStory("2", { mark: { story: "2", assigned: { ...by, to: "Gulf" } } })]);

    expect(columns.map(({ name }) => name)).toEqual(["Gulf", noDesk]);
    expect(namesIn(columns.flatMap(({ stories }) => stories))).toEqual(["Ada", "Gulf"]);
  });
});

describe("rows under the focus", () => {
  const [a, b] = [someStory("a"), someStory("b")];
  const hold = holdOf([a, b]);

  it("stay where they are while stories move, and what moved is counted", () => {
    const shifted = { ...b, summary: { ...b.summary, lastShift: someShift({ id: "x-9" }) } };
    const rows = [someStory("newcomer"), shifted, a];

    expect(ids(heldRows(hold, new Map(rows.map((story) => [story.summary.id, story]))))).toEqual(["a", "b"]);
    expect(newsSince(hold, rows)).toBe(2);
  });

  it("count nothing when nothing moved", () => expect(newsSince(hold, [a, b])).toBe(0));
});
