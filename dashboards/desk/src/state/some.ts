// Stories and shifts for tests.
import type { ShiftView, StatementView, StorySummary } from "../contracts/stories";
import type { Story } from "./reducers";

const noon = "2021-03-22T12:00:00Z";

export function said(change: Partial<StatementView> = {}): StatementView {
  return { article: "a", outlet: "The Ledger", at: noon, quote: "ready to talk", start: 0, end: 13, ...change };
}

export function someShift(change: Partial<ShiftView> = {}): ShiftView {
  return {
    id: "x-1", sequence: 1, story: "s-1", at: noon, kind: "first", actor: { name: "Northland" }, counterpart: { name: "Southland" }, issue: "talks",
    to: "willing", event: "consult", severity: 2, confidence: 0.8, sources: 1, why: "its own words", after: said(), ...change,
  };
}

export function someStory(id: string, change: Partial<StorySummary> = {}, shifts: readonly ShiftView[] = []): Story {
  return {
    summary: { id, title: id, openedAt: noon, lastArticleAt: noon, articles: 1, sources: 1, shifts: shifts.length, lastSequence: 9, ...change },
    loaded: true, articles: [], shifts, proposals: [],
  };
}
