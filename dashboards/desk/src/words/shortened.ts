import type { Run } from "./diff";

/** Long stretches that stayed are shortened to their ends, so that a change in a long article is found at a glance. */
export function shortened(runs: readonly Run[], around = 140): readonly Run[] {
  return runs.map((run, index) => {
    if (run.kind !== "same" || run.text.length <= around * 2 + 40) return run;
    const head = index === 0 ? "" : run.text.slice(0, around);
    const tail = index === runs.length - 1 ? "" : run.text.slice(-around);
    return { kind: "same", text: `${head} […] ${tail}` };
  });
}
