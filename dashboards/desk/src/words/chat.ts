// The text that a chat gets, without the markup of Slack (docs/webhooks.md): what a reader sees there.

const entities: Readonly<Record<string, string>> = { "&lt;": "<", "&gt;": ">", "&amp;": "&" };

export function chatWords(text: string): string {
  return text
    .replaceAll(/<[^<>|]*\|([^<>]*)>/g, "$1")
    .replaceAll(/\*([^*\n]+)\*/g, "$1")
    .replaceAll(/^_(.+)_$/gm, "$1")
    .replaceAll(/^> (.+)$/gm, "“$1”")
    .replaceAll(/&(?:lt|gt|amp);/g, (entity) => entities[entity]!);
}
