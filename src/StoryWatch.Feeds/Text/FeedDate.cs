using System.Globalization;
using System.Text.RegularExpressions;

namespace StoryWatch.Feeds.Text;

/// <summary>
/// Dates as feeds write them: ISO 8601 and RFC 3339 whole or cut short, RFC 822 and 2822 with zone names, asctime, and the same with parts
/// missing, in another order, or with the months of other languages. Without a zone it is UTC.
/// </summary>
internal static partial class FeedDate
{
    private static readonly Dictionary<string, double> Zones = new(StringComparer.OrdinalIgnoreCase)
    {
        ["UT"] = 0,
        ["UTC"] = 0,
        ["GMT"] = 0,
        ["Z"] = 0,
        ["WET"] = 0,
        ["WEST"] = 1,
        ["BST"] = 1,
        ["IST"] = 5.5,
        ["CET"] = 1,
        ["MEZ"] = 1,
        ["CEST"] = 2,
        ["MESZ"] = 2,
        ["EET"] = 2,
        ["EEST"] = 3,
        ["MSK"] = 3,
        ["MSD"] = 4,
        ["JST"] = 9,
        ["KST"] = 9,
        ["HKT"] = 8,
        ["SGT"] = 8,
        ["AEST"] = 10,
        ["AEDT"] = 11,
        ["NZST"] = 12,
        ["NZDT"] = 13,
        ["EST"] = -5,
        ["EDT"] = -4,
        ["CST"] = -6,
        ["CDT"] = -5,
        ["MST"] = -7,
        ["MDT"] = -6,
        ["PST"] = -8,
        ["PDT"] = -7,
        ["ET"] = -5,
        ["CT"] = -6,
        ["MT"] = -7,
        ["PT"] = -8,
        ["AST"] = -4,
        ["ADT"] = -3,
        ["AKST"] = -9,
        ["AKDT"] = -8,
        ["HST"] = -10,
        ["BRT"] = -3,
        ["ART"] = -3,

        // RFC 822 has these, RFC 2822 says that they mean nothing certain: only the ones that are seen.
        ["A"] = -1,
        ["N"] = 1,
        ["M"] = -12,
        ["Y"] = 12,
    };

    /// <summary>Null where it is no date that can be told.</summary>
    public static DateTimeOffset? Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > 100)
            return null;
        var given = text.Trim();
        return Iso(given) ?? Words(given);
    }

    private static DateTimeOffset? Iso(string text)
    {
        var match = IsoPattern().Match(text);
        if (!match.Success)
            return null;
        var (year, day) = (Number(match, "y"), Number(match, "d"));
        if (match.Groups["n"].Success)
        {
            var ofYear = Number(match, "n");
            return ofYear is >= 1 and <= 366 && year >= 1 ? At(new DateTimeOffset(year, 1, 1, 0, 0, 0, TimeSpan.Zero).AddDays(ofYear - 1), match) : null;
        }

        if (match.Groups["short"].Success)
            year += year < 50 ? 2000 : 1900;
        return Day(year, match.Groups["m"].Success ? Number(match, "m") : 1, day == 0 ? 1 : day) is { } date ? At(date, match) : null;
    }

    private static DateTimeOffset? At(DateTimeOffset day, Match match)
    {
        var (hour, minute, second) = (Number(match, "h"), Number(match, "i"), Number(match, "s"));
        var zone = match.Groups["z"].Success ? Offset(match.Groups["z"].Value) : TimeSpan.Zero;
        var fraction = match.Groups["f"].Success ? double.Parse("0." + match.Groups["f"].Value, CultureInfo.InvariantCulture) : 0;
        return At(day, hour, minute, second + fraction, zone);
    }

    private static DateTimeOffset? Words(string text)
    {
        int? year = null, month = null, day = null;
        var (hour, minute, second) = (0, 0, 0.0);
        TimeSpan? zone = null;
        var numbers = new List<int>();
        foreach (var word in WordPattern().Matches(text).Select(match => match.Value))
        {
            if (TimePattern().Match(word) is { Success: true } time)
            {
                (hour, minute, second) = (Number(time, "h"), Number(time, "i"), Number(time, "s"));
                if (time.Groups["z"].Success && time.Groups["z"].Length > 0)
                    zone = Offset(time.Groups["z"].Value);
            }
            else if (DatePattern().Match(word) is { Success: true } date)
            {
                (year, month, day) = InOrder(Number(date, "a"), Number(date, "b"), Number(date, "c"), word);
            }
            else if (OffsetPattern().IsMatch(word))
            {
                zone = Offset(word);
            }
            else if (int.TryParse(word.TrimEnd('.', '년', '월', '일', '日', '月', '年'), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                numbers.Add(number);
            }
            else if (word is "PM" or "pm" or "p.m." or "오후")
            {
                hour += hour < 12 ? 12 : 0;
            }
            else if (word is "AM" or "am" or "a.m." or "오전")
            {
                hour = hour == 12 ? 0 : hour;
            }
            else if (month is null && MonthNames.Find(word) is { } named)
            {
                month = named;
            }
            else if (Zones.TryGetValue(word, out var hours))
            {
                zone ??= TimeSpan.FromHours(hours);
            }
        }

        if (month is not null && year is null)
        {
            day = numbers.Find(number => number is >= 1 and <= 31) is > 0 and var first ? first : 1;
            numbers.Remove(day.Value);
            year = numbers.Find(number => number > 31 || numbers.Count == 1) is var given && (given > 0 || numbers.Count > 0) ? Century(given) : null;
        }
        else if (month is null && numbers.Count >= 3)
        {
            (year, month, day) = InOrder(numbers[0], numbers[1], numbers[2], "");
        }

        return year is null || month is null || Day(year.Value, month.Value, day ?? 1) is not { } whole ? null : At(whole, hour, minute, second, zone ?? TimeSpan.Zero);
    }

    // Year first where it can be told; with dots the day leads, with slashes the month unless it cannot be one.
    private static (int Year, int Month, int Day) InOrder(int a, int b, int c, string word) =>
        a > 31 ? (Century(a), b, c)
        : word.Contains('/', StringComparison.Ordinal) && a <= 12 ? (Century(c), a, b)
        : (Century(c), b, a);

    private static int Century(int year) => year >= 100 ? year : year < 50 ? 2000 + year : 1900 + year;

    private static DateTimeOffset? Day(int year, int month, int day) =>
        year is >= 1 and <= 9998 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateTimeOffset(year, month, day, 0, 0, 0, TimeSpan.Zero)
            : null;

    // Hour 24 and second 60 are times, of the next day and minute.
    private static DateTimeOffset? At(DateTimeOffset day, int hour, int minute, double second, TimeSpan zone) =>
        hour is >= 0 and <= 24 && minute is >= 0 and < 60 && second is >= 0 and < 61 && day.Year > 1
            ? day.AddHours(hour).AddMinutes(minute).AddSeconds(second) - zone
            : null;

    private static TimeSpan Offset(string zone)
    {
        var digits = string.Concat(zone.Where(char.IsAsciiDigit));
        if (digits.Length == 0)
            return TimeSpan.FromHours(Zones.GetValueOrDefault(zone.Trim()));
        var sign = zone.Contains('-', StringComparison.Ordinal) ? -1 : 1;
        var hours = int.Parse(digits.Length <= 2 ? digits : digits[..^2], CultureInfo.InvariantCulture);
        var minutes = digits.Length <= 2 ? 0 : int.Parse(digits[^2..], CultureInfo.InvariantCulture);
        return hours <= 14 && minutes < 60 ? sign * new TimeSpan(hours, minutes, 0) : TimeSpan.Zero;
    }

    private static int Number(Match match, string group) =>
        match.Groups[group] is { Success: true, Length: > 0 } found ? int.Parse(found.ValueSpan, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(
        """
        ^(?<y>[0-9]{4})(?:-(?<n>[0-9]{3})|-?(?<m>[0-9]{2})(?:-?(?<d>[0-9]{2}))?|-(?<m>[0-9]{1,2})-(?<d>[0-9]{1,2}))?
        (?:(?:[Tt]|\s+)(?<h>[0-9]{1,2}):?(?<i>[0-9]{2})(?::?(?<s>[0-9]{2})(?:[.,](?<f>[0-9]{1,9})[0-9]*)?)?\s*(?<z>[Zz]|[+-][0-9]{1,2}(?::?[0-9]{2})?|[A-Za-z]{2,4})?)?$
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex IsoPattern();

    [GeneratedRegex("""(?<=^|\s|,|\()(?:GMT|UTC)?[+-][0-9]{1,2}:?[0-9]{2}\b|[^\s,()]+""", RegexOptions.CultureInvariant)]
    private static partial Regex WordPattern();

    [GeneratedRegex("""^T?(?<h>[0-9]{1,2})[:h](?<i>[0-9]{1,2})(?::(?<s>[0-9]{1,2})(?:\.[0-9]+)?)?(?<z>Z|[+-][0-9]{1,2}:?[0-9]{2})?$""", RegexOptions.CultureInvariant)]
    private static partial Regex TimePattern();

    [GeneratedRegex("""^(?<a>[0-9]{1,4})[-/.](?<b>[0-9]{1,2})[-/.](?<c>[0-9]{1,4})$""", RegexOptions.CultureInvariant)]
    private static partial Regex DatePattern();

    [GeneratedRegex("""^(?:GMT|UTC)?[+-][0-9]{1,2}:?[0-9]{0,2}$""", RegexOptions.CultureInvariant)]
    private static partial Regex OffsetPattern();
}
