// One pure reducer for each event that changes what a story shows. Events without one only move the story's sequence.
import type { ArticleView, ProposalView, ShiftView, StatementView, StoryEvent, StorySummary } from "../contracts/stories";
import type { StoryMarks } from "../contracts/marks";
import type { ArticleRef, EventData, EventName, Shift, Statement } from "./eventData";

/** A story as the page has it. What is listed inside it is there once it was opened (loaded). */
export interface Story {
  readonly summary: StorySummary;
  readonly loaded: boolean;
  readonly articles: readonly ArticleView[];
  readonly shifts: readonly ShiftView[];
  readonly proposals: readonly ProposalView[];
}

type Reducer<N extends EventName> = (story: Story, data: EventData[N], event: StoryEvent) => Story;

export const reducers: { readonly [N in EventName]: Reducer<N> } = {
  "story.opened.v1": (story, data) => summarize(story, { title: data.title, openedAt: data.at }),

  "story.article-added.v1": (story, data) => ({
    ...summarize(story, {
      articles: story.summary.articles + 1,
      sources: story.summary.sources + (data.copyOf ? 0 : 1),
      lastArticleAt: later(story.summary.lastArticleAt, data.article.at),
    }),
    articles: [...story.articles, articleView(data.article, data.development, data.copyOf)],
  }),

  // A withheld article that is released comes back as a revision; of a story that is not open only its next reading counts it again.
  "story.article-revised.v1": (story, data) => ({
    ...(story.articles.some((old) => old.id === data.article.id && old.state === "withdrawn") ? summarize(story, { articles: story.summary.articles + 1 }) : story),
    articles: change(story.articles, data.article.id, (old) => ({
      ...articleView(data.article, old.development, old.copyOf ?? undefined),
      at: old.at,
      state: "revised",
    })),
  }),

  "story.article-withdrawn.v1": (story, data) => ({
    ...summarize(story, { articles: Math.max(0, story.summary.articles - 1) }),
    articles: change(story.articles, data.article.id, (old) => ({ ...old, revision: data.article.revision, state: "withdrawn" })),
  }),

  "story.position-shifted.v1": (story, data, event) => {
    const shift = shiftView(data.shift, event);
    return {
      ...summarize(story, { shifts: story.summary.shifts + 1, lastShiftAt: shift.at, lastShift: shift }),
      shifts: [...story.shifts, shift],
    };
  },

  "story.shift-corroborated.v1": (story, data) =>
    changeShift(story, data.shiftId, (old) => ({ ...old, sources: data.sources, severity: data.severity, why: data.why ?? old.why })),

  "story.shift-corrected.v1": (story, data) => {
    const changed = changeShift(story, data.shiftId, (old) => ({ ...old, corrected: data.reason }));
    const shifts = Math.max(0, story.summary.shifts - 1);
    if (!story.loaded) return summarize(changed, { shifts });
    const last = changed.shifts.findLast((shift) => !shift.corrected);
    return summarize(changed, { shifts, lastShift: last, lastShiftAt: last?.at });
  },

  "story.shift-dismissed.v1": (story, data) => changeShift(story, data.shiftId, (old) => ({ ...old, dismissed: data.reason })),

  "story.pinned.v1": (story, { by, at }) => mark(story, { pinned: { by, at } }),
  "story.unpinned.v1": (story) => mark(story, { pinned: null }),
  "story.muted.v1": (story, { until, by, at }) => mark(story, { muted: { until, by, at } }),
  "story.unmuted.v1": (story) => mark(story, { muted: null }),
  "story.acknowledged.v1": (story, { through, by, at }) => mark(story, { acknowledged: { sequence: through, by, at } }),
  "story.assigned.v1": (story, { to, by, at }) => mark(story, { assigned: { to, by, at } }),
  "story.unassigned.v1": (story) => mark(story, { assigned: null }),

  "story.merge-proposed.v1": (story, data, event) => propose(story, "merge", data.other, [], data.evidence, "proposed", event),
  "story.merged.v1": (story, data, event) =>
    summarize(settle(story, "merge", data.into, [], `by ${data.by}`, "done", event), { mergedInto: data.into }),
  "story.merge-undone.v1": (story, data, event) =>
    summarize(settle(story, "merge", data.into, [], "", "undone", event), { mergedInto: undefined }),
  "story.split-proposed.v1": (story, data, event) => propose(story, "split", "", data.developments, data.evidence, "proposed", event),
  "story.split.v1": (story, data, event) => settle(story, "split", data.into, data.developments, `by ${data.by}`, "done", event),
  "story.split-undone.v1": (story, data, event) => settle(story, "split", data.into, data.developments, "", "undone", event),
};

/** The story after the event; the same story where it has the event already. */
export function reduce(story: Story, event: StoryEvent): Story {
  if (event.sequence <= story.summary.lastSequence) return story;
  const reducer = reducers[event.name as EventName] as Reducer<EventName> | undefined;
  const next = reducer ? reducer(story, event.data as never, event) : story;
  return summarize(next, { lastSequence: event.sequence });
}

/** A story of which nothing is known but its first event. */
export function emptyStory(event: StoryEvent): Story {
  return {
    summary: {
      id: event.story, title: "", openedAt: event.at, lastArticleAt: event.at, articles: 0, sources: 0, shifts: 0, lastSequence: 0,
    },
    loaded: true,
    articles: [],
    shifts: [],
    proposals: [],
  };
}

function summarize(story: Story, change: Partial<StorySummary>): Story {
  return { ...story, summary: { ...story.summary, ...change } };
}

function mark(story: Story, change: Partial<StoryMarks>): Story {
  return summarize(story, { mark: { ...story.summary.mark, story: story.summary.id, ...change } });
}

function change<T extends { readonly id: string }>(items: readonly T[], id: string, to: (old: T) => T): readonly T[] {
  return items.map((item) => (item.id === id ? to(item) : item));
}

function changeShift(story: Story, id: string, to: (old: ShiftView) => ShiftView): Story {
  const last = story.summary.lastShift;
  const changed = { ...story, shifts: change(story.shifts, id, to) };
  return last?.id === id ? summarize(changed, { lastShift: to(last) }) : changed;
}

function propose(
  story: Story, kind: string, other: string, developments: readonly string[], evidence: string, state: string, event: StoryEvent,
): Story {
  return { ...story, proposals: [...story.proposals, { kind, other, developments, evidence, state, at: event.at }] };
}

// What an editor decides settles the proposal that it answers; one done by hand had none.
function settle(
  story: Story, kind: string, other: string, developments: readonly string[], evidence: string, state: string, event: StoryEvent,
): Story {
  const answers = (proposal: ProposalView) =>
    proposal.kind === kind && (proposal.other === other || proposal.other === "") && proposal.developments.join("\n") === developments.join("\n");
  return story.proposals.some(answers)
    ? { ...story, proposals: story.proposals.map((old) => (answers(old) ? { ...old, other, state, at: event.at } : old)) }
    : propose(story, kind, other, developments, evidence, state, event);
}

function articleView(article: ArticleRef, development: string, copyOf: string | undefined): ArticleView {
  return {
    id: article.id, revision: article.revision, outlet: article.outlet, title: article.title, url: article.url, at: article.at,
    development, copyOf, state: "usable",
  };
}

function shiftView(shift: Shift, event: StoryEvent): ShiftView {
  return {
    id: shift.id, sequence: event.sequence, story: event.story, at: event.at, kind: shift.kind, actor: shift.actor,
    counterpart: shift.counterpart, issue: shift.issue, from: shift.from, to: shift.to, event: shift.event, severity: shift.severity,
    confidence: shift.confidence, sources: 1, why: shift.why, answers: shift.answers, after: statementView(shift.after),
    before: shift.before && statementView(shift.before),
  };
}

function statementView(said: Statement): StatementView {
  return {
    article: said.article.id, outlet: said.article.outlet, title: said.article.title, url: said.article.url, at: said.article.at,
    quote: said.evidence.text, start: said.evidence.start, end: said.evidence.end, speaker: said.speaker?.name,
    office: said.office, said: said.said,
  };
}

// Compared as times: the same moment may be written with another offset.
function later(one: string, other: string): string {
  return Date.parse(other) > Date.parse(one) ? other : one;
}
