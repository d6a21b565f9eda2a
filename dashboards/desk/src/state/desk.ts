// All that the page knows, and the pure steps from one state to the next.
import type { StoryDetail, StoryEvent, StoryPage, StorySummary } from "../contracts/stories";
import { emptyStory, reduce, type Story } from "./reducers";

export interface Desk {
  /** Names the journal; 0 before the first snapshot. */
  readonly epoch: number;
  /** The last event taken in: where the hub goes on from. */
  readonly sequence: number;
  readonly stories: ReadonlyMap<string, Story>;
  /** What to skip for the next page of older stories; undefined where there are no more. */
  readonly older: number | undefined;
  /** Stories that moved and of which the page knows too little: to be fetched. */
  readonly wanted: ReadonlySet<string>;
  /** Shifts that came live, newest last: shown as new until looked at. */
  readonly fresh: ReadonlySet<string>;
  /** The last events, for a story that was fetched while they came. */
  readonly recent: readonly StoryEvent[];
}

const keptRecent = 1000;

export const emptyDesk: Desk = {
  epoch: 0, sequence: 0, stories: new Map(), older: undefined, wanted: new Set(), fresh: new Set(), recent: [],
};

/** A fresh snapshot: what was known before is forgotten, but for what is new to the editor. */
export function takeSnapshot(desk: Desk, page: StoryPage): Desk {
  const stories = new Map(page.stories.map((summary) => [summary.id, { ...unloaded, summary }]));
  return {
    ...emptyDesk, epoch: page.epoch, sequence: page.sequence, stories, older: page.next ?? undefined,
    fresh: desk.epoch === page.epoch ? desk.fresh : emptyDesk.fresh,
  };
}

/** Another page of older stories: those that are known already are known better. */
export function takeOlder(desk: Desk, page: StoryPage): Desk {
  if (page.epoch !== desk.epoch) return desk;
  const stories = new Map(desk.stories);
  for (const summary of page.stories) if (!stories.has(summary.id)) stories.set(summary.id, catchUp(desk, { ...unloaded, summary }));
  return { ...desk, stories, older: page.next ?? undefined };
}

/** One story as the server has it, with the events that came since on top. */
export function takeStory(desk: Desk, detail: StoryDetail): Desk {
  const stories = new Map(desk.stories).set(detail.summary.id, catchUp(desk, { ...detail, loaded: true }));
  return { ...desk, stories, wanted: without(desk.wanted, detail.summary.id) };
}

/** Events in journal order. Those of another journal, and those taken in before, change nothing. */
export function takeEvents(desk: Desk, events: readonly StoryEvent[]): Desk {
  const news = events.filter((event) => event.epoch === desk.epoch && event.sequence > desk.sequence);
  if (news.length === 0) return desk;

  const stories = new Map(desk.stories);
  const wanted = new Set(desk.wanted);
  const fresh = new Set(desk.fresh);
  let sequence = desk.sequence;
  for (const event of news) {
    if (event.sequence <= sequence) continue;
    sequence = event.sequence;
    const known = stories.get(event.story) ?? (event.version === 1 ? emptyStory(event) : undefined);
    if (known) stories.set(event.story, reduce(known, event));
    else wanted.add(event.story);
    if (event.name === "story.position-shifted.v1") fresh.add((event.data as { shift: { id: string } }).shift.id);
  }
  return { ...desk, sequence, stories, wanted, fresh, recent: [...desk.recent, ...news].slice(-keptRecent) };
}

/** The editor has looked at these shifts. */
export function look(desk: Desk, shifts: Iterable<string>): Desk {
  const fresh = new Set(desk.fresh);
  for (const id of shifts) fresh.delete(id);
  return fresh.size === desk.fresh.size ? desk : { ...desk, fresh };
}

/** Stories that go on by themselves, by last shift and then by last article, newest first: the order of the API. */
export function inOrder(desk: Desk): readonly Story[] {
  return [...desk.stories.values()]
    .filter((story) => !story.summary.mergedInto)
    .sort((a, b) => {
      const [one, other] = [timesOf(a.summary), timesOf(b.summary)];
      return other.shift - one.shift || other.article - one.article || (a.summary.id < b.summary.id ? -1 : 1);
    });
}

// Read once for each state of a story: thousands are put in order with every shift.
const times = new WeakMap<StorySummary, { readonly shift: number; readonly article: number }>();

function timesOf(summary: StorySummary): { readonly shift: number; readonly article: number } {
  let known = times.get(summary);
  if (!known) times.set(summary, (known = { shift: summary.lastShiftAt ? Date.parse(summary.lastShiftAt) : 0, article: Date.parse(summary.lastArticleAt) }));
  return known;
}

const unloaded = { loaded: false, articles: [], shifts: [], proposals: [] } as const;

function catchUp(desk: Desk, story: Story): Story {
  return desk.recent.filter((event) => event.story === story.summary.id).reduce(reduce, story);
}

function without<T>(set: ReadonlySet<T>, item: T): ReadonlySet<T> {
  const rest = new Set(set);
  rest.delete(item);
  return rest;
}
