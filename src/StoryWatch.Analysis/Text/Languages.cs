using System.Collections.Frozen;

namespace StoryWatch.Analysis.Text;

/// <summary>Tells the language of a text by its script and its commonest words.</summary>
public static class Languages
{
    /// <summary>The one language that the analysis reads.</summary>
    public const string English = "en";

    /// <summary>ISO 639-2 code for a text whose language could not be told.</summary>
    public const string Undetermined = "und";

    // Enough to be sure, and the cost stays the same for a megabyte.
    private const int Sample = 20_000;
    private const double LeastShareOfFunctionWords = 0.12;

    private static readonly (string Language, FrozenSet<string> Words)[] Profiles =
    [
        (English, Set("the of and to in a that is was for on with he it as his be at by had are but from have they she which or an were said not this has their who will would its after been her more about when")),
        ("fr", Set("le la les de des du et en un une que qui est pour dans sur avec par pas plus au aux ce cette sont il elle nous vous ont été mais ou ne se sa son leur")),
        ("de", Set("der die das und in den von zu mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei einer um am sind noch wie")),
        ("es", Set("de la que el en y a los del se las por un para con no una su al lo como más pero sus le ya este sí porque esta entre cuando muy sin sobre también fue ha")),
        ("it", Set("di e il la che in a per un è una sono con non del si da dei le al come più lo ha anche gli della nel alla delle ma i")),
        ("pt", Set("de a o que e do da em um para é com não uma os no se na por mais as dos como mas foi ao ele das tem à seu sua ou ser quando muito")),
        ("nl", Set("de het een van en in is dat op te zijn met voor niet aan er om ook als dan maar bij uit nog naar heeft ze hij wordt door over")),
        ("sv", Set("och i att det som en på är av för med den till inte har om ett men var de jag så vi från kan när")),
        ("pl", Set("i w na z do że się nie jest to o jak po co za od ale przez dla tym oraz już przy")),
        ("tr", Set("ve bir bu da de için ile olarak daha çok en gibi kadar olan ne sonra")),
        ("id", Set("yang dan di dengan untuk pada dari ini dalam tidak akan itu ke oleh juga telah adalah")),
    ];

    /// <summary>ISO 639-1 code of the language, or <see cref="Undetermined"/>.</summary>
    public static string Detect(string text)
    {
        var counts = new int[Profiles.Length];
        var lookups = Array.ConvertAll(Profiles, profile => profile.Words.GetAlternateLookup<ReadOnlySpan<char>>());
        Span<char> lower = stackalloc char[16];
        var (words, letters, latin, at) = (0, 0, 0, 0);
        var end = Math.Min(text.Length, Sample);
        while (at < end)
        {
            if (!char.IsLetter(text[at]))
            {
                at++;
                continue;
            }

            var start = at;
            while (at < end && char.IsLetter(text[at]))
            {
                letters++;
                if (text[at] < '\u0250') latin++;
                at++;
            }

            words++;
            if (at - start > lower.Length) continue;
            var word = lower[..(at - start)];
            text.AsSpan(start, at - start).ToLowerInvariant(word);
            for (var i = 0; i < counts.Length; i++)
            {
                if (lookups[i].Contains(word)) counts[i]++;
            }
        }

        if (words == 0 || latin < letters * 0.7) return Undetermined;
        var best = 0;
        for (var i = 1; i < counts.Length; i++)
        {
            if (counts[i] > counts[best]) best = i;
        }

        // A headline has few function words; below the share the script alone says too little.
        return counts[best] >= Math.Max(1, words * LeastShareOfFunctionWords) ? Profiles[best].Language : Undetermined;
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
