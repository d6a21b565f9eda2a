// Sound and desktop notices: off until the editor asks for them, each from a severity on.
import type { StoryEvent } from "../contracts/stories";
import { kindWords, plain } from "../words/kinds";
import type { Shift } from "./eventData";
import { storyHref } from "./route";
import { noticeOf } from "./noticeRules";
import { chime } from "../live/chime";

const key = "storywatch.notices";

class Notices {
  /** The least severity that sounds, and that shows a desktop notice; 0 for never. */
  sound = $state(0);
  desktop = $state(0);
  refused = $state(false);

  constructor() {
    try {
      const kept = JSON.parse(localStorage.getItem(key) ?? "{}") as { sound?: unknown; desktop?: unknown };
      this.sound = Number(kept.sound) || 0;
      this.desktop = Number(kept.desktop) || 0;
    } catch {
      // What is kept cannot be read: silence is the safe start.
    }
  }

  setSound(severity: number): void {
    this.sound = severity;
    this.#keep();
    if (severity > 0) chime(severity);
  }

  async setDesktop(severity: number): Promise<void> {
    this.refused = severity > 0 && (!("Notification" in window) || (await Notification.requestPermission()) !== "granted");
    this.desktop = this.refused ? 0 : severity;
    this.#keep();
  }

  hear(events: readonly StoryEvent[]): void {
    const sounding = noticeOf(events, this.sound);
    if (sounding) chime(sounding.severity);
    const shown = noticeOf(events, this.desktop);
    if (shown && "Notification" in window && Notification.permission === "granted") this.#show(shown.shift, shown.story, shown.count);
  }

  #show(shift: Shift, story: string, count: number): void {
    const title = `${kindWords(shift.kind).word}: ${shift.actor.name || "An unnamed source"} on ${plain(shift.issue)}`;
    const notice = new Notification(title, { body: count > 1 ? `and ${count - 1} more\n${shift.after.evidence.text}` : shift.after.evidence.text, tag: shift.id });
    notice.onclick = () => {
      window.focus();
      location.hash = storyHref(undefined, story);
    };
  }

  #keep(): void {
    localStorage.setItem(key, JSON.stringify({ sound: this.sound, desktop: this.desktop }));
  }
}

export const notices = new Notices();
