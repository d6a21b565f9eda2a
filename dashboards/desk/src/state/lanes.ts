// The picture of a story: a lane for each party, in it a line for each issue and counterpart, on it the stances over time.
import type { ShiftView } from "../contracts/stories";
import { isOwnPosition } from "../words/kinds";
import { party } from "../words/parties";

export interface Stretch {
  readonly stance: string;
  readonly shift: ShiftView;
  /** Shares of the whole time, 0 to 1. */
  readonly from: number;
  readonly to: number;
}

export interface Line {
  readonly issue: string;
  readonly counterpart: string;
  readonly stretches: readonly Stretch[];
}

export interface Lane {
  readonly party: string;
  readonly lines: readonly Line[];
}

export interface Picture {
  readonly from: number;
  readonly to: number;
  readonly lanes: readonly Lane[];
  /** Articles over time: shares of the whole time at which one came. */
  readonly articles: readonly number[];
}

/** Stances until the story's last article; those that were taken back are left out. Parties by how often they shifted. */
export function pictureOf(shifts: readonly ShiftView[], articlesAt: readonly string[]): Picture {
  const standing = shifts.filter((shift) => !shift.corrected && isOwnPosition(shift.kind)).sort((a, b) => time(a) - time(b) || a.sequence - b.sequence);
  const times = [...standing.map(time), ...articlesAt.map((at) => Date.parse(at))];
  const from = times.reduce((least, at) => Math.min(least, at), Infinity);
  const last = times.reduce((most, at) => Math.max(most, at), -Infinity);
  // A stance of the last day is seen as well: the picture ends a little later.
  const to = last + Math.max(3_600_000, (last - from) * 0.03);
  const share = (at: number) => (at - from) / (to - from);

  const lanes = new Map<string, Map<string, ShiftView[]>>();
  for (const shift of standing) {
    const lines = lanes.get(party(shift.actor)) ?? new Map<string, ShiftView[]>();
    lanes.set(party(shift.actor), lines);
    const key = `${shift.issue}\n${shift.counterpart?.name ?? ""}`;
    lines.set(key, [...(lines.get(key) ?? []), shift]);
  }

  return {
    from, to,
    articles: articlesAt.map((at) => share(Date.parse(at))),
    lanes: [...lanes]
      .map(([name, lines]) => ({ party: name, lines: [...lines].map(([key, line]) => lineOf(key, line, share)) }))
      .sort((a, b) => count(b) - count(a) || (a.party < b.party ? -1 : 1)),
  };
}

/** Days or firsts of months between two times, at most about so many of them. */
export function ticksOf(from: number, to: number, most = 8): readonly { readonly at: number; readonly word: string }[] {
  const days = (to - from) / 86_400_000;
  const months = [1, 3, 6, 12, 24, 60].find((step) => days / 30.44 / step <= most) ?? 120;
  const step = [1, 2, 7, 14].find((step) => days / step <= most);
  const words = new Intl.DateTimeFormat("en-GB", step ? { day: "numeric", month: "short" } : { month: "short", year: "numeric" });
  const ticks: { at: number; word: string }[] = [];
  const day = new Date(from);
  day.setHours(0, 0, 0, 0);
  if (!step) day.setMonth(day.getMonth() - (day.getMonth() % Math.min(months, 12)), 1);
  while (day.getTime() < to) {
    if (day.getTime() > from) ticks.push({ at: day.getTime(), word: words.format(day) });
    if (step) day.setDate(day.getDate() + step);
    else day.setMonth(day.getMonth() + months);
  }
  return ticks;
}

function lineOf(key: string, shifts: readonly ShiftView[], share: (at: number) => number): Line {
  const [issue, counterpart] = key.split("\n") as [string, string];
  return {
    issue, counterpart,
    stretches: shifts.map((shift, index) => {
      const next = shifts[index + 1];
      return { stance: shift.to, shift, from: share(time(shift)), to: next ? share(time(next)) : 1 };
    }),
  };
}

function count(lane: Lane): number {
  return lane.lines.reduce((sum, line) => sum + line.stretches.length, 0);
}

// The time of the statement's article: a late article about an earlier day stands where it belongs.
function time(shift: ShiftView): number {
  return Date.parse(shift.after.at);
}
