// Times as an editor reads them, in the time of the browser.

const day = new Intl.DateTimeFormat("en-GB", { weekday: "short", day: "numeric", month: "short", year: "numeric" });
const shortDay = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric" });
const moment = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit" });
const minute = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });
const clock = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", second: "2-digit" });

export const dayOf = (at: string): string => day.format(new Date(at));
export const shortDayOf = (at: string): string => shortDay.format(new Date(at));
export const momentOf = (at: string): string => moment.format(new Date(at));
export const clockOf = (at: Date): string => clock.format(at);

/** How long ago, in the largest unit that says something. */
export function span(from: string, to: string): string {
  const minutes = Math.abs(Date.parse(to) - Date.parse(from)) / 60_000;
  const [count, unit] = minutes < 60 ? [minutes, "minute"] : minutes < 2880 ? [minutes / 60, "hour"] : [minutes / 1440, "day"];
  const whole = Math.max(1, Math.round(count as number));
  return `${whole} ${unit}${whole === 1 ? "" : "s"}`;
}

/** About now by the clock, else by the day. */
export function briefly(at: string, now: number): string {
  return Math.abs(now - Date.parse(at)) < 20 * 3_600_000 ? minute.format(new Date(at)) : momentOf(at);
}
