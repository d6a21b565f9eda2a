namespace StoryWatch.Analysis.Text;

/// <summary>A word or mark: <c>[Start, End)</c> in UTF-16 code units of the article's text.</summary>
public readonly record struct Token(int Start, int End)
{
    public int Length => End - Start;
}

/// <summary>A sentence as a range of tokens: <c>[First, End)</c>.</summary>
/// <param name="Paragraph">Number of the paragraph it stands in, from 0.</param>
public readonly record struct Sentence(int First, int End, int Paragraph)
{
    public int Count => End - First;
}
