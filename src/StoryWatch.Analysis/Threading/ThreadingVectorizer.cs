using StoryWatch.Stories.Articles;

namespace StoryWatch.Analysis.Threading;

/// <summary>Reads an article for threading: pure, and fast enough for the world's volume.</summary>
public static class ThreadingVectorizer
{
    private const int LeadWords = 70;
    private const int FirstSentenceWords = 40;
    private const int RunWords = 4;

    public static ThreadingVectors Vectorize(Article article)
    {
        var title = new List<ThreadingWord>(32);
        var body = new List<ThreadingWord>((article.Text.Length / 5) + 8);
        if (article.Title is { } headline)
            WordReader.Read(headline, title);
        WordReader.Read(article.Text, body);
        if (title.Count == 0)
            title.AddRange(FirstSentence(body));

        var all = new List<ThreadingWord>(title.Count + body.Count);
        all.AddRange(title);
        all.AddRange(body);
        var names = new NameReader(title, body, article.Title ?? "", article.Text);
        return new()
        {
            ArticleId = article.Id,
            Published = article.Published,
            Title = Stems(title),
            Body = Stems(all),
            Lead = Stems(all[..Math.Min(all.Count, title.Count + LeadWords)]),
            Names = TermCounts.Bag(names.Names),
            Places = TermCounts.Bag(names.Places),
            Quotes = Quotes(all),
            Pairs = Pairs(all),
            Wording = Wording(body),
        };
    }

    private static List<ThreadingWord> FirstSentence(List<ThreadingWord> body)
    {
        var n = Math.Min(body.Count, 1);
        while (n < body.Count && n < FirstSentenceWords && !body[n].Is(WordTraits.Initial))
            n++;
        return body[..n];
    }

    private static TermBag Stems(List<ThreadingWord> words)
    {
        var terms = new List<uint>(words.Count);
        foreach (var word in words)
        {
            if (!word.Is(WordTraits.Stop))
                terms.Add(word.Stem);
        }

        return TermCounts.Bag(terms);
    }

    private static TermBag Quotes(List<ThreadingWord> words)
    {
        var terms = new List<uint>();
        for (var i = 2; i < words.Count; i++)
        {
            if (words[i].Is(WordTraits.Quoted) && words[i - 1].Is(WordTraits.Quoted) && words[i - 2].Is(WordTraits.Quoted))
                terms.Add(TermCounts.Join(TermCounts.Join(words[i - 2].Surface, words[i - 1].Surface), words[i].Surface));
        }

        return TermCounts.Bag(terms);
    }

    private static TermBag Pairs(List<ThreadingWord> words)
    {
        var terms = new List<uint>(words.Count / 2);
        for (var i = 1; i < words.Count; i++)
        {
            if (words[i].Is(WordTraits.Follows) && !words[i].Is(WordTraits.Stop) && !words[i - 1].Is(WordTraits.Stop))
                terms.Add(TermCounts.Join(words[i - 1].Stem, words[i].Stem));
        }

        return TermCounts.Bag(terms);
    }

    private static WordingSignature Wording(List<ThreadingWord> body)
    {
        if (body.Count < RunWords)
            return WordingSignature.Empty;
        var runs = new uint[body.Count - RunWords + 1];
        for (var i = 0; i < runs.Length; i++)
        {
            var run = body[i].Surface;
            for (var j = 1; j < RunWords; j++)
                run = TermCounts.Join(run, body[i + j].Surface);
            runs[i] = run;
        }

        return WordingSignature.Of(runs);
    }
}
