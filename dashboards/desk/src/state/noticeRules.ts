import type { StoryEvent } from "../contracts/stories";
import type { Shift } from "./eventData";

export interface Notice {
  readonly shift: Shift;
  readonly story: string;
  readonly severity: number;
  /** How many shifts of a batch would have been told. */
  readonly count: number;
}

/** The gravest shift of a batch from a severity on, the newest among equals: one batch makes one notice. Undefined for none, or for severity 0. */
export function noticeOf(events: readonly StoryEvent[], severity: number): Notice | undefined {
  if (severity < 1) return undefined;
  const told = events
    .filter((event) => event.name.startsWith("story.position-shifted."))
    .map((event) => ({ story: event.story, shift: (event.data as { shift: Shift }).shift }))
    .filter(({ shift }) => shift.severity >= severity);
  const gravest = told.reduce<(typeof told)[number] | undefined>((best, next) => (best && best.shift.severity > next.shift.severity ? best : next), undefined);
  return gravest && { ...gravest, severity: gravest.shift.severity, count: told.length };
}
