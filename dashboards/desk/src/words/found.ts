export interface FoundPiece {
  readonly text: string;
  readonly isFound: boolean;
}

/** Cuts a text at the places that were found in it, which come in order. The pieces put together are the text. */
export function found(text: string, marks: readonly { readonly start: number; readonly end: number }[]): readonly FoundPiece[] {
  const pieces: FoundPiece[] = [];
  let at = 0;
  for (const { start, end } of marks) {
    if (start < at || end > text.length || end <= start) continue;
    pieces.push({ text: text.slice(at, start), isFound: false }, { text: text.slice(start, end), isFound: true });
    at = end;
  }
  return [...pieces, { text: text.slice(at), isFound: false }].filter((piece) => piece.text !== "");
}
