import type { WebhookFilter, WebhookPace } from "../contracts/webhooks";
import { kindWords, plain, severityWord } from "./kinds";

/** What a webhook is told, as a sentence without its end. */
export function filterWords(filter: WebhookFilter): string {
  const list = (names: readonly string[] | null | undefined, words: (name: string) => string = (name) => name) =>
    names && names.length > 0 ? names.map(words).join(" or ") : undefined;
  const what = filter.events?.includes("*") ? "Every event" : (list(filter.events) ?? (list(filter.kinds, (kind) => kindWords(kind).word.toLowerCase()) ? `Shifts: ${list(filter.kinds, (kind) => kindWords(kind).word.toLowerCase())}` : "Every alert"));
  const parts = [
    list(filter.actors) && `of ${list(filter.actors)}`,
    list(filter.issues, plain) && `on ${list(filter.issues, plain)}`,
    list(filter.outlets) && `by ${list(filter.outlets)}`,
    filter.stories && filter.stories.length > 0 && `in ${filter.stories.length} ${filter.stories.length === 1 ? "story" : "stories"}`,
    filter.minSeverity && filter.minSeverity > 1 && `${severityWord(filter.minSeverity)}${filter.minSeverity < 3 ? " and up" : ""}`,
    filter.minSources && filter.minSources > 1 && `with at least ${filter.minSources} independent sources`,
  ];
  return [what, ...parts.filter(Boolean)].join(" ");
}

/** When it is told. */
export function paceWords(pace: WebhookPace): string {
  const parts = [
    pace.digestMinutes ? `every ${pace.digestMinutes} minutes` : pace.debounceSeconds ? `at most every ${pace.debounceSeconds} s for a story` : "at once",
    pace.quietHours ? `quiet from ${pace.quietHours.from} to ${pace.quietHours.to}` : undefined,
  ];
  return parts.filter(Boolean).join(", ");
}
