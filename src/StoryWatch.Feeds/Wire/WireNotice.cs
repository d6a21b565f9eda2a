using System.Text.RegularExpressions;
using StoryWatch.Feeds.Reading;
using StoryWatch.Feeds.Text;

namespace StoryWatch.Feeds.Wire;

/// <summary>What a wire item is to an earlier one.</summary>
internal enum WireNoticeKind
{
    /// <summary>Nothing: a story of its own.</summary>
    None,

    /// <summary>A later version of the story: "1st Ld-Writethru", "UPDATE 2-".</summary>
    Lead,

    /// <summary>The story put right.</summary>
    Correction,

    /// <summary>The story is not to be used.</summary>
    Kill,

    /// <summary>The story is not to be used for now.</summary>
    Withhold,
}

/// <summary>
/// Reads the words by which wires tell clients what to do with an earlier story, as AP, Reuters, AFP and others write them in slug, headline or
/// note to editors.
/// </summary>
/// <param name="Names">What the story may be known by, most certain first: its slug and its headline, without what makes this the notice.</param>
/// <param name="IsCertain">The item is nothing but the notice, also where the story cannot be found.</param>
/// <param name="HoldUntil">An embargo that the words tell; the greatest time where they tell one without a time.</param>
internal sealed partial record WireNotice(WireNoticeKind Kind, IReadOnlyList<string> Names, bool IsCertain, DateTimeOffset? HoldUntil)
{
    private const int Looked = 600;

    // Beyond that it is no headline: patterns that begin anywhere cost the square of a text's length.
    private const int LongestName = 500;

    public static WireNotice Of(FeedEntry entry)
    {
        var title = Cut(entry.Title?.Plain() ?? "");
        var head = ((entry.Content ?? entry.Summary)?.Raw is { } raw ? PlainText.Of(raw.Length > 4 * Looked ? raw[..(4 * Looked)] : raw) : "") is var text && text.Length > Looked ? text[..Looked] : text;
        var slug = entry.Slug is { } given ? Cut(given) : SlugOf(title);
        var note = Cut(entry.EditorialNote ?? "");
        var (bare, byTitle) = Bare(title);
        var bySlug = slug is null ? WireNoticeKind.None : KindOfSuffix(slug);
        var byNote = KindOfNote(note);
        var byText = KindOfNotice(head);
        WireNoticeKind[] told = [bySlug, byNote, byText, byTitle];
        var kind = told.Where(one => one is not WireNoticeKind.None).DefaultIfEmpty().Max();
        return new WireNotice(
            kind,
            NamesOf(slug ?? SlugNamed(head) ?? SlugNamed(note), slug == title ? null : bare),
            kind is WireNoticeKind.Kill or WireNoticeKind.Withhold && (bySlug == kind || byNote == kind || byText == kind),
            HoldOf(title) ?? HoldOf(note) ?? HoldOf(head));
    }

    /// <summary>A slug that names the same story in all its versions: letters and digits, without markers.</summary>
    public static string SlugName(string slug) => "slug:" + Key(Suffix().Replace(Cycle().Replace(Cut(slug.Trim()), ""), ""));

    private static string Cut(string text) => text.Length > LongestName ? text[..LongestName] : text;

    private static List<string> NamesOf(string? slug, string? title)
    {
        var names = new List<string>();
        if (slug is not null && SlugName(slug) is { Length: > 8 } named)
            names.Add(named);
        if (title is not null && Key(title) is { Length: >= 12 } headline)
            names.Add("head:" + headline);
        return names;
    }

    // "UPDATE 2-CORRECTED-Envoys meet": one after the other, the gravest counts.
    private static (string Bare, WireNoticeKind Kind) Bare(string title)
    {
        var kind = WireNoticeKind.None;
        while (Prefix().Match(title) is { Success: true } match)
        {
            var one = match.Groups["kill"].Success ? WireNoticeKind.Kill
                : match.Groups["hold"].Success ? WireNoticeKind.Withhold
                : match.Groups["right"].Success ? WireNoticeKind.Correction
                : WireNoticeKind.Lead;
            kind = one > kind ? one : kind;
            title = title[match.Length..];
        }

        // A headline may end on such a word; set apart it is none of its own.
        if (Suffix().Match(title) is not { Success: true } suffix || !suffix.Value.AsSpan().ContainsAny(",;/(-"))
            return (title, kind);
        var bySuffix = KindOfSuffix(title);
        return (title[..suffix.Index], bySuffix > kind ? bySuffix : kind);
    }

    private static WireNoticeKind KindOfSuffix(string text) => Suffix().Match(text) is not { Success: true } match ? WireNoticeKind.None
        : match.Groups["kill"].Success ? WireNoticeKind.Kill
        : match.Groups["hold"].Success ? WireNoticeKind.Withhold
        : match.Groups["right"].Success ? WireNoticeKind.Correction
        : WireNoticeKind.Lead;

    private static WireNoticeKind KindOfNote(string note) =>
        note.Length == 0 ? WireNoticeKind.None
        : KillNote().IsMatch(note) ? WireNoticeKind.Kill
        : HoldNote().IsMatch(note) ? WireNoticeKind.Withhold
        : CorrectNote().IsMatch(note) ? WireNoticeKind.Correction
        : UpdateNote().IsMatch(note) ? WireNoticeKind.Lead
        : WireNoticeKind.None;

    // Only what is addressed to editors: a story may well be about one that was killed.
    private static WireNoticeKind KindOfNotice(string text) =>
        !ToEditors().IsMatch(text) ? WireNoticeKind.None
        : KillNote().IsMatch(text) ? WireNoticeKind.Kill
        : HoldNote().IsMatch(text) ? WireNoticeKind.Withhold
        : WireNoticeKind.None;

    private static DateTimeOffset? HoldOf(string text)
    {
        if (Embargo().Match(text) is not { Success: true } match)
            return null;

        // As much of what follows as is a time.
        var words = match.Groups["time"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return Enumerable.Range(0, words.Length).Select(left => FeedDate.Parse(string.Join(' ', words[..^left]).Trim('.', ')', ',', ':')))
            .FirstOrDefault(time => time is not null) ?? DateTimeOffset.MaxValue;
    }

    private static string? SlugOf(string title) => Cycle().IsMatch(title) && title.Contains("--", StringComparison.Ordinal) ? title : null;

    private static string? SlugNamed(string text) => Slugged().Match(text) is { Success: true } match ? match.Groups["slug"].Value : null;

    private static string Key(string text)
    {
        var key = string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();
        return key.Length > 200 ? key[..200] : key;
    }

    [GeneratedRegex("""^(?:BC|AM|PM|AP)-""", RegexOptions.CultureInvariant)]
    private static partial Regex Cycle();

    [GeneratedRegex(
        """
        [\s,;/(-]+(?:
        (?<kill>(?:mandatory\s+)?kill|(?:story\s+)?(?:withdrawn|withdrawal|retraction|elimination))
        |(?<hold>withhold|withheld|hold)
        |(?<right>(?:\d+\w\w\s+)?(?:ld-?)?(?:correct(?:ed|ion|ive)|corr))
        |(?<lead>(?:\d+(?:st|nd|rd|th)\s+)?(?:ld|lead|urgent\s+ld)(?:[-\s]*writethru)?|(?:\d+(?:st|nd|rd|th)\s+)?writethru)
        )(?:\s*,\s*\d+)?\)?\s*$
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex Suffix();

    [GeneratedRegex(
        """
        ^\s*(?:
        (?<kill>(?:MANDATORY\s+|STORY\s+|BULLETIN\s+)?KILL|WITHDRAWN|RETRACTED|RETRACTION|STORY\s+(?:WITHDRAWN|REMOVED|RETRACTED))
        |(?<hold>WITHHOLD|STORY\s+WITHHELD)
        |(?<right>CORRECTED|CORRECTION|CORRECTIVE|CORRECTS)
        |(?<lead>(?:UPDATE|WRAPUP|LEAD)\s*\d*|REFILE|REFILED|RPT|\d(?:st|nd|rd|th)\s+LEAD)
        )\s*[-:\u2013\u2014]+\s*(?=\S)
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex Prefix();

    [GeneratedRegex("""^\s*(?:(?:ATTENTION|ATTN|NOTE\s+TO)\s+)?(?:EDITORS?|NEWS\s+DIRECTORS|SUBSCRIBERS|CLIENTS)\b""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ToEditors();

    [GeneratedRegex(
        """
        \b(?:mandatory\s+kill
        |(?:kill|withdraw|eliminate|retract|disregard|do\s+not\s+use)\s+(?:\w+\s+){0,5}?(?:story|item|article|report|dispatch|slugged)
        |(?:story|item|article|report|dispatch)\s+(?:has|have|is|was)\s+(?:been\s+)?(?:killed|withdrawn|retracted)
        |signal:\s*(?:kill|retraction|withdrawal))\b
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex KillNote();

    [GeneratedRegex("""\b(?:(?:withhold|hold)\s+(?:\w+\s+){0,5}?(?:story|item|article|report|dispatch)|signal:\s*(?:withhold|hold))\b""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex HoldNote();

    [GeneratedRegex("""\b(?:correct(?:s|ed|ion|ing)?|signal:\s*correction)\b""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex CorrectNote();

    [GeneratedRegex("""\b(?:updates?|writethru|supersedes|replaces|recasts|signal:\s*update)\b""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex UpdateNote();

    [GeneratedRegex(
        """(?:^|[\[(\n])\s*(?:STRICTLY\s+|UNDER\s+)*(?:EMBARGO(?:ED)?\s*(?:UNTIL|TO|TILL|FOR\s+RELEASE(?:\s+(?:AT|UNTIL|ON))?|:)|HOLD\s+FOR\s+RELEASE(?:\s+(?:AT|UNTIL|ON))?|NOT\s+FOR\s+(?:USE|PUBLICATION)\s+(?:BEFORE|UNTIL))[:\s]*(?<time>[^\n.;)\]]{0,60})""",
        RegexOptions.CultureInvariant)]
    private static partial Regex Embargo();

    [GeneratedRegex("""\bslug(?:ged|line)?[:\s]+["\u201C]?(?<slug>[\w-]+(?:--?[\w-]+)+)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Slugged();
}
