// The board as a pure function of the stories, the marks and the view.
import { party } from "../words/parties";
import type { Filter, Sort } from "./filter";
import type { Story } from "./reducers";

/** What the board needs to know beside the stories. */
export interface Surroundings {
  readonly watchers: ReadonlyMap<string, readonly string[]>;
  /** Stories that changed while the editor was away. */
  readonly changed: ReadonlySet<string>;
  readonly me: string;
  readonly now: number;
}

export interface Column {
  readonly name: string;
  readonly stories: readonly Story[];
}

export function isMuted({ summary }: Story, now: number): boolean {
  return summary.mark?.muted != null && Date.parse(summary.mark.muted.until) > now;
}

/** Acknowledged, and nothing has shifted since. */
export function isAcknowledged({ summary }: Story): boolean {
  return summary.mark?.acknowledged != null && summary.mark.acknowledged.sequence >= (summary.lastShift?.sequence ?? 0);
}

export function passes(story: Story, filter: Filter, around: Surroundings): boolean {
  const { summary } = story;
  const last = summary.lastShift;
  const { mark } = summary;
  if (isMuted(story, around.now) !== (filter.care === "muted")) return false;
  if (filter.severity > (last?.severity ?? 0)) return false;
  if (filter.kind && last?.kind !== filter.kind) return false;
  if (filter.issue && last?.issue !== filter.issue) return false;
  if (filter.party && !(last && (party(last.actor) === filter.party || last.counterpart?.name === filter.party))) return false;
  if (filter.desk && mark?.assigned?.to !== filter.desk) return false;
  if (filter.care === "open" && isAcknowledged(story)) return false;
  if (filter.care === "mine" && mark?.assigned?.to !== around.me) return false;
  if (filter.care === "pinned" && !mark?.pinned) return false;
  if (filter.care === "changed" && !around.changed.has(summary.id)) return false;
  return filter.text === "" || words(story).includes(filter.text.toLowerCase().trim());
}

/** Pinned ones first, then by the sort, newest first among equals. The stories come by last shift. */
export function sorted(stories: readonly Story[], sort: Sort, around: Surroundings): readonly Story[] {
  const rank = ({ summary }: Story) =>
    (summary.mark?.pinned ? 1_000_000 : 0)
    + (sort === "severity" ? (summary.lastShift?.severity ?? 0) : sort === "watchers" ? (around.watchers.get(summary.id)?.length ?? 0) : 0);
  return stories.toSorted((a, b) => rank(b) - rank(a));
}

export const otherParties = "Other parties";
export const noDesk = "No desk yet";
const mostParties = 5;

export function byParty(stories: readonly Story[]): readonly Column[] {
  const columns = grouped(stories, (story) => (story.summary.lastShift ? party(story.summary.lastShift.actor) : otherParties));
  const largest = columns.filter(({ name }) => name !== otherParties).toSorted((a, b) => b.stories.length - a.stories.length).slice(0, mostParties);
  const names = new Set(largest.map(({ name }) => name));
  const rest = stories.filter(({ summary }) => !summary.lastShift || !names.has(party(summary.lastShift.actor)));
  return rest.length > 0 ? [...largest, { name: otherParties, stories: rest }] : largest;
}

export function byDesk(stories: readonly Story[]): readonly Column[] {
  const columns = grouped(stories, ({ summary }) => summary.mark?.assigned?.to ?? noDesk);
  return columns.toSorted((a, b) => Number(a.name === noDesk) - Number(b.name === noDesk) || (a.name < b.name ? -1 : 1));
}

/** All names and desks that marks speak of, for whoever assigns next. */
export function namesIn(stories: Iterable<Story>): readonly string[] {
  const names = new Set<string>();
  for (const { summary: { mark } } of stories)
    for (const name of [mark?.assigned?.to, mark?.assigned?.by, mark?.pinned?.by, mark?.acknowledged?.by]) if (name) names.add(name);
  return [...names].sort();
}

function grouped(stories: readonly Story[], nameOf: (story: Story) => string): readonly Column[] {
  const groups = new Map<string, Story[]>();
  for (const story of stories) {
    const name = nameOf(story);
    const group = groups.get(name);
    if (group) group.push(story);
    else groups.set(name, [story]);
  }
  return [...groups].map(([name, group]) => ({ name, stories: group }));
}

// Lower case once for each state of a story: typing filters thousands of them for every letter.
const kept = new WeakMap<object, string>();

function words({ summary }: Story): string {
  let text = kept.get(summary);
  if (text === undefined) {
    const last = summary.lastShift;
    text = [summary.title, last && party(last.actor), last?.counterpart?.name, last?.issue, last?.after.quote].join("\n").toLowerCase();
    kept.set(summary, text);
  }
  return text;
}
