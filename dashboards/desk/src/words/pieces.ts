import type { QuoteView } from "../contracts/stories";

/** A run of text with the quotes that cover all of it. */
export interface Piece {
  readonly start: number;
  readonly text: string;
  readonly quotes: readonly QuoteView[];
}

/** Cuts a text at the ends of its quotes, which may overlap. The pieces put together are the text. */
export function piecesOf(text: string, quotes: readonly QuoteView[]): readonly Piece[] {
  const cuts = [...new Set([0, text.length, ...quotes.flatMap((quote) => [quote.start, quote.end])])]
    .filter((cut) => cut >= 0 && cut <= text.length)
    .sort((a, b) => a - b);
  return cuts.slice(0, -1).map((start, index) => {
    const end = cuts[index + 1]!;
    return { start, text: text.slice(start, end), quotes: quotes.filter((quote) => quote.start <= start && end <= quote.end) };
  });
}
