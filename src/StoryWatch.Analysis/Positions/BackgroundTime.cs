using StoryWatch.Analysis.Text;
using StoryWatch.Stories.Positions;

namespace StoryWatch.Analysis.Positions;

/// <summary>Tells old news retold from news: "last month", "in 2018", "had said", "has repeatedly".</summary>
internal static class BackgroundTime
{
    private static readonly string[] Months =
    [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
    ];

    // The lines that tell the news.
    public const int LastOfLead = 1;

    private static readonly HashSet<string> Spans = new(StringComparer.Ordinal) { "week", "month", "year", "decade", "summer", "winter", "fall", "spring", "century" };

    private static readonly HashSet<string> Habit = new(StringComparer.Ordinal)
    {
        "repeatedly", "long", "previously", "again", "always", "consistently", "traditionally", "frequently", "often", "regularly", "continues", "remains", "continually", "constantly", "keeps",
    };

    private static readonly HashSet<string> Fresh = new(StringComparer.OrdinalIgnoreCase)
    {
        "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "today", "now", "tonight", "this", "will",
    };

    /// <summary>True where the tokens tell of a time well before the article.</summary>
    /// <param name="from">The tokens to look at: those of the frame, and what opens its sentence.</param>
    public static bool IsPast(ParsedText text, int from, int to, Frame frame, DateOnly? at)
    {
        for (var i = from; i < to; i++)
        {
            if (IsPastAt(text, i, at) && !IsInOtherClause(text, i, frame.Predicate))
                return true;
        }

        // "It imposed duties after Ruritania closed the border in March", below the first lines and with no day of its own, is as old.
        if (frame is { Voice: Voice.Outlet, Predicate: >= 0 } && IsSinceLongAgo(text, frame.Predicate, from, to, at))
            return true;
        // "two days after its minister had said that ...".
        if (frame.Said >= 0 && VerbOf(text, frame.Said) is var cue && text.Labels[cue] == "advcl" && IsPluperfect(text, cue))
            return true;
        if (IsRecap(text, frame))
            return true;
        if (frame.Predicate < 0)
            return false;
        // Below the first lines "after Ruritania imposed duties" and "Ruritania's withdrawal" go back to what is known.
        if (text.SentenceOf(frame.Predicate) > LastOfLead && (IsAfter(text, frame.Predicate) || (frame.Subordinate && text.Tags[frame.Predicate] is "NN" or "NNS")))
            return true;
        // In what somebody says "had" is but the tense of report; "after he had called it off" tells of before in any case.
        if ((frame.Voice == Voice.Outlet || text.Labels[frame.Predicate] == "advcl") && IsPluperfect(text, frame.Predicate))
            return true;
        return frame.Voice == Voice.Outlet && IsCarriedOver(text, from, to, frame.Predicate, at);
    }

    // "Ruritania has threatened to impose duties", below the first lines and with no day of its own, sums up what was told before. So does
    // "keeps saying", wherever it stands.
    private static bool IsRecap(ParsedText text, Frame frame)
    {
        var verb = frame.Voice == Voice.Outlet ? frame.Predicate : frame.Said >= 0 ? VerbOf(text, frame.Said) : -1;
        if (verb < 0)
            return false;
        // "has rejected it, adding that": what is added is as old.
        if (text.Tags[verb] == "VBG" && text.Labels[verb] == "advcl" && text.Heads[verb] >= 0)
            verb = text.Heads[verb];
        if (text.Lemmas[verb] is "keep" && verb + 1 < text.Tokens.Length && text.Tags[verb + 1] == "VBG")
            return true;
        if (text.Labels[verb] is "xcomp" && text.Heads[verb] >= 0 && text.Lemmas[text.Heads[verb]] is "keep" or "continue" && text.Tags[verb] == "VBG")
            return true;
        var sentence = text.SentenceOf(verb);
        return sentence > LastOfLead && IsPerfect(text, verb) && !NamesDay(text, text.Sentences[sentence]);
    }

    private static bool IsSinceLongAgo(ParsedText text, int predicate, int from, int to, DateOnly? at)
    {
        var sentence = text.SentenceOf(predicate);
        if (sentence <= LastOfLead || text.Tags[predicate] != "VBD" || NamesDay(text, text.Sentences[sentence]))
            return false;
        for (var i = predicate + 1; i < to; i++)
        {
            if (!IsPastAt(text, i, at))
                continue;
            for (var (clause, steps) = (i, 0); clause > predicate && steps < 40; (clause, steps) = (text.Heads[clause], steps + 1))
            {
                if (text.Heads[clause] == predicate && clause >= from && IsAfter(text, clause))
                    return true;
            }
        }

        return false;
    }

    private static bool IsAfter(ParsedText text, int predicate)
    {
        if (text.Labels[predicate] != "advcl")
            return false;
        for (var i = predicate - 1; i >= Math.Max(0, predicate - 12); i--)
        {
            if (text.Heads[i] == predicate && text.Labels[i] is "mark" or "case")
                return text.Lemmas[i] is "since" || (text.Lemmas[i] is "after" && !(i > 0 && text.Lemmas[i - 1] is "day" or "hour" or "minute"));
        }

        return false;
    }

    private static bool IsPerfect(ParsedText text, int verb)
    {
        for (var i = verb - 1; i >= Math.Max(0, verb - 5); i--)
        {
            if (text.Heads[i] == verb && text.Labels[i] is "aux" && text.Lemmas[i] is "have" or "has" && text.Tags[i] is "VBZ" or "VBP" && text.QuoteDepth[i] == 0)
                return true;
        }

        // "who has railed at the deal and threatened to leave it".
        return text.Labels[verb] == "conj" && text.Tags[verb] == "VBN" && text.Heads[verb] >= 0 && text.Labels[text.Heads[verb]] != "conj" && IsPerfect(text, text.Heads[verb]);
    }

    // "severed relations in June 2017 ... and closed their airspace": the second clause shares the time of the first.
    private static bool IsCarriedOver(ParsedText text, int from, int to, int predicate, DateOnly? at)
    {
        if (text.Labels[predicate] is not ("conj" or "acl:relcl" or "acl" or "advcl") && !(text.Labels[predicate] == "ccomp" && IsJoined(text, predicate)))
            return false;
        for (var i = from; i < to; i++)
        {
            if (Fresh.Contains(text.Word(i).ToString()))
                return false;
        }

        var opening = text.Sentences[text.SentenceOf(predicate)].First;
        for (var i = predicate - 1; text.Heads[predicate] >= 0 && i >= opening; i--)
        {
            if (IsPastAt(text, i, at) && !IsInOtherClause(text, i, predicate))
                return true;
        }

        return false;
    }

    // The parser hangs the second half of "A called, and B answered" under the first as if it were said.
    private static bool IsJoined(ParsedText text, int predicate)
    {
        for (var i = predicate - 1; i > text.Heads[predicate] && i > predicate - 6; i--)
        {
            if (text.Labels[i] == "cc")
                return true;
        }

        return false;
    }

    // The time of a clause below is that of the clause alone: "the neighbour that it had boycotted since 2017".
    private static bool IsInOtherClause(ParsedText text, int token, int predicate)
    {
        for (var steps = 0; steps < 40 && token >= 0 && token != predicate; steps++)
        {
            if (text.Labels[token] == "acl:relcl" || (predicate >= 0 && HasSubject(text, token)))
                return !IsUnder(text, predicate, token);
            token = text.Heads[token];
        }

        return false;
    }

    private static bool HasSubject(ParsedText text, int token)
    {
        for (var i = token - 1; i >= 0 && i >= token - 15; i--)
        {
            if (text.Heads[i] == token && text.Labels[i].StartsWith("nsubj", StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    private static bool IsUnder(ParsedText text, int token, int ancestor)
    {
        for (var steps = 0; steps < 40 && token >= 0; steps++)
        {
            if (token == ancestor)
                return true;
            token = text.Heads[token];
        }

        return false;
    }

    private static bool IsPastAt(ParsedText text, int i, DateOnly? at) => text.Lemmas[i] switch
    {
        "last" => Spans.Contains(LemmaAt(text, i + 1)) || (i + 1 < text.Tokens.Length && MonthOf(text.Word(i + 1).ToString().ToLowerInvariant()) > 0),
        "month" or "year" or "decade" => IsWord(text, i + 1, "ago") || IsWord(text, i + 1, "earlier"),
        "day" or "week" or "hour" => IsWord(text, i + 1, "later") || IsWord(text, i + 1, "earlier"),
        "previously" => true,
        "for" => IsWord(text, i + 1, "weeks") || IsWord(text, i + 1, "months") || IsWord(text, i + 1, "years") || IsWord(text, i + 1, "decades"),
        "at" => IsWord(text, i + 1, "the") && LemmaAt(text, i + 2) == "time",
        // "on June 12" may be a day to come: only the half year behind is past.
        "on" => IsPastMonth(text, i + 1, at),
        "in" or "since" or "during" => IsPastDateAt(text, i + 1, at) || (i + 1 < text.Tokens.Length && text.Lemmas[i + 1] is "late" or "early" or "mid" && IsPastDateAt(text, i + 2, at)),
        _ => IsWord(text, i, "earlier") && IsWord(text, i + 1, "this") && LemmaAt(text, i + 2) is not "week" and var span && Spans.Contains(span),
    };

    private static bool IsPastMonth(ParsedText text, int token, DateOnly? at) =>
        at is { } day && token < text.Tokens.Length && char.IsUpper(text.Word(token)[0])
        && MonthOf(text.Word(token).ToString().ToLowerInvariant()) is > 0 and var month && (day.Month - month + 12) % 12 is >= 1 and <= 5;

    private static string LemmaAt(ParsedText text, int i) => i < text.Tokens.Length ? text.Lemmas[i] : "";

    private static bool IsWord(ParsedText text, int i, string word) => i < text.Tokens.Length && text.Word(i).Equals(word, StringComparison.OrdinalIgnoreCase);

    private static bool NamesDay(ParsedText text, Sentence sentence)
    {
        for (var i = sentence.First; i < sentence.End; i++)
        {
            var word = text.Word(i).ToString();
            if (Fresh.Contains(word) && !word.Equals("will", StringComparison.OrdinalIgnoreCase) && !word.Equals("this", StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    /// <summary>True for a sentence that tells its own, present day.</summary>
    public static bool IsFresh(ParsedText text, Sentence sentence)
    {
        for (var i = sentence.First; i < sentence.End; i++)
        {
            if (Fresh.Contains(text.Word(i).ToString()))
                return true;
        }

        return false;
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

    private static bool IsPastDateAt(ParsedText text, int token, DateOnly? at) =>
        token < text.Tokens.Length && IsPastDate(text.Word(token).ToString().ToLowerInvariant(), text, token, at);

    private static bool IsPastDate(string word, ParsedText text, int token, DateOnly? at)
    {
        if (at is not { } day)
            return false;
        if (word.Length == 4 && int.TryParse(word, out var year) && year is > 1900 and < 2100)
            return year < day.Year;
        var month = Array.IndexOf(Months, word) + 1;
        return month > 0 && month != day.Month && char.IsUpper(text.Word(token)[0]) && (day.Month - month + 12) % 12 <= 9;
    }

    private static int VerbOf(ParsedText text, int cue) => text.Labels[cue] is "aux" or "advmod" && text.Heads[cue] >= 0 ? text.Heads[cue] : cue;

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
