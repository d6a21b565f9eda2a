using System.Globalization;
using StoryWatch.Analysis.Text;

namespace StoryWatch.Analysis.Positions;

/// <summary>Reads the day of a statement or deed from the words that stand with its verb: "said on Monday", "last week", "in April", "on March 18".</summary>
internal static class StatementDay
{
    private const int MostSteps = 6;

    private static readonly string[] Weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

    /// <summary>The day, the latest one where the words leave a choice; null where they tell none. Days to come are none.</summary>
    /// <param name="from">The frame's first token; its verb where <paramref name="predicate"/> is none.</param>
    /// <param name="predicate">-1 for a statement read as a whole.</param>
    public static DateOnly? Of(ParsedText text, Sentence sentence, int from, int predicate, DateOnly? at)
    {
        if (at is not { } today)
            return null;
        // The verb's own time before that of the verb it hangs on: "said on Monday that it had fired them in April".
        var verb = predicate >= 0 ? predicate : from;
        for (var steps = 0; steps < MostSteps && verb >= sentence.First && verb < sentence.End; steps++)
        {
            for (var i = sentence.First; i < sentence.End; i++)
            {
                if (text.Heads[i] == verb && IsPast(text, verb) && DayAt(text, sentence, i, today) is { } day && day <= today)
                    return day;
            }

            verb = text.Heads[verb];
        }

        return null;
    }

    private static bool IsPast(ParsedText text, int verb) => text.Tags[verb] is "VBD" or "VBN" || !text.Tags[verb].StartsWith("VB", StringComparison.Ordinal);

    private static DateOnly? DayAt(ParsedText text, Sentence sentence, int token, DateOnly today)
    {
        var word = Lower(text, token);
        var before = token > sentence.First ? Lower(text, token - 1) : "";
        if (word is "yesterday")
            return today.AddDays(-1);
        if (Array.IndexOf(Weekdays, word) is >= 0 and var weekday)
        {
            var back = (DayOf(today) - weekday + 7) % 7;
            // What happened "early Thursday" in Asia is written on a Wednesday in America.
            return before is "next" or "until" or "by" or "before" or "from" ? null : today.AddDays(back == 6 && before is "early" or "late" ? 0 : -back);
        }

        if (before is "last" or "previous")
            return Last(word, today);
        if (token + 1 < sentence.End && word is "ago" && Number(Lower(text, Math.Max(sentence.First, token - 2))) is { } number)
            return Ago(before, number, today);
        var month = BackgroundTime.MonthOf(word);
        if (month > 0 && char.IsUpper(text.Word(token)[0]))
            return before is "until" or "by" or "before" or "next" ? null : InMonth(text, sentence, token, month, today);
        return before is "in" && word.Length == 4 && int.TryParse(word, CultureInfo.InvariantCulture, out var year) && year > 1900 && year < today.Year
            ? new DateOnly(year, 12, 31)
            : null;
    }

    private static DateOnly? Last(string word, DateOnly today) => word switch
    {
        "week" => today.AddDays(-DayOf(today) - 1),
        "month" => new DateOnly(today.Year, today.Month, 1).AddDays(-1),
        "year" => new DateOnly(today.Year, 1, 1).AddDays(-1),
        _ => null,
    };

    private static DateOnly? Ago(string unit, int number, DateOnly today) => unit switch
    {
        "day" or "days" => today.AddDays(-number),
        "week" or "weeks" => today.AddDays(-7 * number),
        "month" or "months" => today.AddMonths(-number),
        "year" or "years" => today.AddYears(-number),
        _ => null,
    };

    // "March 18", "18 March", "in March", "March 2018".
    private static DateOnly? InMonth(ParsedText text, Sentence sentence, int token, int month, DateOnly today)
    {
        var next = token + 1 < sentence.End ? Number(Lower(text, token + 1).TrimEnd('s', 't', 'n', 'd', 'r', 'h')) : null;
        var day = next is >= 1 and <= 31 ? next : token > sentence.First ? Number(Lower(text, token - 1)) : null;
        var year = next is > 1900 and < 2100 ? next.Value : month > today.Month ? today.Year - 1 : today.Year;
        var days = DateTime.DaysInMonth(year, month);
        if (day is >= 1 and <= 31)
            return new DateOnly(year, month, Math.Min(day.Value, days));
        // This month, or one so far ahead in the year that it is one to come.
        return month == today.Month && year == today.Year ? null : new DateOnly(year, month, days);
    }

    private static int? Number(string word) => word switch
    {
        "a" or "an" or "one" => 1,
        "two" => 2,
        "three" => 3,
        "four" => 4,
        "five" => 5,
        "six" => 6,
        "ten" => 10,
        _ => int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null,
    };

    private static int DayOf(DateOnly day) => ((int)day.DayOfWeek + 6) % 7;

    private static string Lower(ParsedText text, int token) => text.Word(token).ToString().ToLowerInvariant();
}
