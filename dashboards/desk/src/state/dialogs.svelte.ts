// The one dialog that is open, if any.

export type StoryAsk = "menu" | "mute" | "assign";

class Dialogs {
  help = $state(false);
  notices = $state(false);
  /** A story that is to be marked, and what is asked about it. */
  story = $state.raw<{ readonly id: string; readonly ask: StoryAsk } | undefined>();
}

export const dialogs = new Dialogs();
