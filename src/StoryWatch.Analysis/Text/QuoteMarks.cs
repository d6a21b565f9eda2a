namespace StoryWatch.Analysis.Text;

/// <summary>Follows quotation marks: how many are open around each token.</summary>
/// <remarks>
/// A paragraph begins outside quotations: one that goes on over several paragraphs opens anew in each, as newspapers write it, and one
/// that is never closed ends with its paragraph. Straight marks open or close by the blanks around them.
/// </remarks>
internal static class QuoteMarks
{
    private const int Deepest = 4;

    public static byte[] Depths(string text, List<Token> tokens, Sentence[] sentences)
    {
        var depths = new byte[tokens.Count];
        var (doubles, singles, paragraph) = (0, 0, -1);
        foreach (var sentence in sentences)
        {
            if (sentence.Paragraph != paragraph) (doubles, singles, paragraph) = (0, 0, sentence.Paragraph);
            for (var i = sentence.First; i < sentence.End; i++)
            {
                var turn = Turn(text, tokens[i], doubles, singles);
                if (turn > 0)
                {
                    if (IsDouble(text, tokens[i])) doubles = Math.Min(doubles + 1, Deepest);
                    else singles = Math.Min(singles + 1, Deepest);
                }

                // The mark itself counts as inside, at both ends.
                depths[i] = (byte)(doubles + singles);
                if (turn >= 0) continue;
                if (IsDouble(text, tokens[i])) (doubles, singles) = (Math.Max(doubles - 1, 0), 0);
                else singles = Math.Max(singles - 1, 0);
            }
        }

        return depths;
    }

    /// <summary>1 for a mark that opens, -1 for one that closes, 0 for anything else.</summary>
    private static int Turn(string text, Token token, int doubles, int singles)
    {
        var unit = text[token.Start];
        if (token.Length > 2) return 0;
        if (token.Length == 2)
        {
            if (text[token.End - 1] != unit) return 0;
            return unit == '`' ? 1 : unit == '\'' ? ByBlanks(text, token, doubles) : 0;
        }

        return unit switch
        {
            '\u201C' or '\u00AB' or '\u201E' => 1,
            '\u201D' or '\u00BB' => doubles > 0 ? -1 : 0,
            '"' => ByBlanks(text, token, doubles),
            '\u2018' => 1,
            '\u2019' => singles > 0 ? -1 : 0,
            '\'' => Opens(text, token) ? 1 : singles > 0 ? -1 : 0,
            _ => 0,
        };
    }

    private static int ByBlanks(string text, Token token, int open)
    {
        var (opens, closes) = (Opens(text, token), Closes(text, token));
        if (opens == closes) return open > 0 ? -1 : 1;
        return opens ? (open > 0 && !Blank(text, token.Start - 1) ? -1 : 1) : open > 0 ? -1 : 0;
    }

    private static bool Opens(string text, Token token) =>
        (Blank(text, token.Start - 1) || text[token.Start - 1] is '(' or '[' or '\u2014' or '\u2013' or '-' or '"' or '\u201C') && !Blank(text, token.End);

    private static bool Closes(string text, Token token) =>
        !Blank(text, token.Start - 1) && (Blank(text, token.End) || !char.IsLetterOrDigit(text[token.End]));

    private static bool Blank(string text, int at) => at < 0 || at >= text.Length || Tokenizer.IsBlank(text[at]);

    private static bool IsDouble(string text, Token token) =>
        token.Length == 2 || text[token.Start] is '"' or '\u201C' or '\u201D' or '\u00AB' or '\u00BB' or '\u201E';
}
