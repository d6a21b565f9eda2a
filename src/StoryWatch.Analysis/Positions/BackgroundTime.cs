using StoryWatch.Analysis.Text;

namespace StoryWatch.Analysis.Positions;

/// <summary>Tells old news retold from news: "last month", "in 2018", "had said", "has repeatedly".</summary>
internal static class BackgroundTime
{
    private static readonly string[] Months =
    [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
    ];

    private static readonly HashSet<string> Spans = new(StringComparer.Ordinal) { "week", "month", "year", "decade", "summer", "winter", "fall", "spring", "century" };

    private static readonly HashSet<string> Habit = new(StringComparer.Ordinal)
    {
        "repeatedly", "long", "previously", "again", "always", "consistently", "traditionally", "frequently", "often", "regularly", "continues", "remains",
    };

    /// <summary>True where the tokens tell of a time well before the article.</summary>
    public static bool IsPast(ParsedText text, int from, int to, int predicate, DateOnly? at)
    {
        for (var i = from; i < to; i++)
        {
            var word = text.Word(i).ToString().ToLowerInvariant();
            var next = i + 1 < text.Tokens.Length ? text.Word(i + 1).ToString().ToLowerInvariant() : "";
            if (word is "last" && Spans.Contains(next))
                return true;
            if (word is "months" or "years" or "decades" or "year" or "month" && next is "ago" or "earlier")
                return true;
            if (word is "days" or "weeks" or "hours" && next is "later" or "earlier" or "before")
                return true;
            if (word == "at" && next == "the" && i + 2 < text.Tokens.Length && text.Lemmas[i + 2] == "time")
                return true;
            if (word == "earlier" && next == "this" && i + 2 < text.Tokens.Length && Spans.Contains(text.Lemmas[i + 2]))
                return true;
            if (word is "in" or "since" or "during" && IsPastDate(next, text, i + 1, at))
                return true;
        }

        return predicate >= 0 && IsPluperfect(text, predicate);
    }

    /// <summary>True for what the party always says: worth the ledger, not an alert.</summary>
    public static bool IsHabit(ParsedText text, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (Habit.Contains(text.Word(i).ToString().ToLowerInvariant()))
                return true;
        }

        return false;
    }

    /// <summary>1 for january (lower case, or as newspapers shorten it) to 12; 0 for another word.</summary>
    public static int MonthOf(string word) => word switch
    {
        "jan" or "jan." => 1,
        "feb" or "feb." => 2,
        "aug" or "aug." => 8,
        "sept" or "sept." or "sep." => 9,
        "oct" or "oct." => 10,
        "nov" or "nov." => 11,
        "dec" or "dec." => 12,
        _ => Array.IndexOf(Months, word) + 1,
    };

    private static bool IsPastDate(string word, ParsedText text, int token, DateOnly? at)
    {
        if (at is not { } day)
            return false;
        if (word.Length == 4 && int.TryParse(word, out var year) && year is > 1900 and < 2100)
            return year < day.Year;
        var month = Array.IndexOf(Months, word) + 1;
        return month > 0 && month != day.Month && char.IsUpper(text.Word(token)[0]) && (day.Month - month + 12) % 12 <= 9;
    }

    private static bool IsPluperfect(ParsedText text, int predicate)
    {
        for (var i = Math.Max(0, predicate - 4); i < predicate; i++)
        {
            if (text.Heads[i] == predicate && text.Labels[i] is "aux" && text.Word(i).Equals("had", StringComparison.OrdinalIgnoreCase) && text.QuoteDepth[i] == 0)
                return true;
        }

        return false;
    }
}
