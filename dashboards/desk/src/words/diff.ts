// Word by word, what one text has and another has not: the longest common subsequence (Hunt and McIlroy 1976) over words and the gaps between them.

export interface Run {
  readonly kind: "same" | "gone" | "come";
  readonly text: string;
}

// Beyond this the table would cost more than a reader gains: then the middle of the text counts as changed whole.
const mostCells = 4_000_000;

/** The runs that are the same or came, put together, are the new text; those that are the same or went are the old one. */
export function diffWords(old: string, now: string): readonly Run[] {
  const [a, b] = [tokens(old), tokens(now)];
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;

  const runs: Run[] = [];
  add(runs, "same", a.slice(0, start));
  middle(runs, a.slice(start, a.length - end), b.slice(start, b.length - end));
  add(runs, "same", end === 0 ? [] : a.slice(-end));
  return runs;
}

/** The share of words that both have, 0 to 1: below a half or so a diff tells less than the two texts side by side. */
export function likeness(runs: readonly Run[]): number {
  const words = (kind: Run["kind"]) => runs.filter((run) => run.kind === kind).reduce((sum, run) => sum + (run.text.match(/\w+/gu)?.length ?? 0), 0);
  const same = 2 * words("same");
  return same === 0 ? 0 : same / (same + words("gone") + words("come"));
}

function tokens(text: string): readonly string[] {
  return text.match(/[\p{L}\p{N}'’-]+|\s+|[^\p{L}\p{N}\s]/gu) ?? [];
}

function middle(runs: Run[], a: readonly string[], b: readonly string[]): void {
  if ((a.length + 1) * (b.length + 1) > mostCells) {
    add(runs, "gone", a);
    add(runs, "come", b);
    return;
  }

  const width = b.length + 1;
  const common = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      common[i * width + j] = a[i] === b[j] ? common[(i + 1) * width + j + 1]! + 1 : Math.max(common[(i + 1) * width + j]!, common[i * width + j + 1]!);

  for (let i = 0, j = 0; i < a.length || j < b.length; ) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      add(runs, "same", [a[i]!]);
      i++;
      j++;
    } else if (j >= b.length || (i < a.length && common[(i + 1) * width + j]! >= common[i * width + j + 1]!)) {
      add(runs, "gone", [a[i++]!]);
    } else {
      add(runs, "come", [b[j++]!]);
    }
  }
}

function add(runs: Run[], kind: Run["kind"], words: readonly string[]): void {
  if (words.length === 0) return;
  const last = runs.at(-1);
  if (last?.kind === kind) runs[runs.length - 1] = { kind, text: last.text + words.join("") };
  else runs.push({ kind, text: words.join("") });
}
