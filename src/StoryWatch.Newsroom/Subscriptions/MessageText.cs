using System.Text;
using System.Text.Json;

namespace StoryWatch.Newsroom.Subscriptions;

/// <summary>
/// An event in a line or three for a chat, in Slack's markup (https://api.slack.com/reference/surfaces/formatting): <c>*bold*</c>, a quote after
/// <c>&gt;</c>, a link in angle brackets, and the three characters of its markup escaped in what others wrote.
/// </summary>
public static class MessageText
{
    private const int LongestQuote = 280;

    public static string Of(EventFacts happened)
    {
        var text = new StringBuilder();
        if (happened.Shift is not { } shift)
            return $"{Escape(Words(happened.Message.Name))}{(happened.Title.Length == 0 ? "" : $" in {Escape(happened.Title)}")}";

        switch (happened.Alert)
        {
            case AlertStep.Grown:
                text.Append(null, $"Now {happened.Now.Sources} sources: ");
                break;
            case AlertStep.TakenBack:
                text.Append("Taken back: ");
                break;
        }

        text.Append(Headline(shift)).Append(null, $" (severity {happened.Now.Severity})");
        if (happened.Title.Length > 0)
            text.Append(null, $"\n_{Escape(happened.Title)}_");
        if (happened.Alert is AlertStep.TakenBack && happened.Message.Data.Text("reason") is { } reason)
            text.Append(null, $"\n{Escape(reason)}");
        else if (shift.Object("after") is { } after)
            AppendQuote(text, after);
        return text.ToString();
    }

    /// <summary>What Slack's markup would read as its own.</summary>
    public static string Escape(string words) =>
        words.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    /// <summary>*Iran* on nuclear deal, to United States: willing → unwilling.</summary>
    private static string Headline(JsonElement shift)
    {
        var actor = Escape(shift.Object("actor")?.Text("name") ?? "?");
        var other = shift.Object("counterpart")?.Text("name") is { } name ? $" to {Escape(name)}" : "";
        var move = shift.Text("from") is { } from ? $"{Escape(from)} → {Escape(shift.Text("to") ?? "?")}" : Escape(shift.Text("to") ?? "?");
        return $"*{actor}*{other} on *{Escape(shift.Text("issue") ?? "?")}*: {move}, {Escape(shift.Text("kind") ?? "?")}";
    }

    private static void AppendQuote(StringBuilder text, JsonElement statement)
    {
        if (statement.Object("evidence")?.Text("text") is { } quote)
            text.Append(null, $"\n> {Escape(EventEnvelopes.Cut(quote.ReplaceLineEndings(" "), LongestQuote))}");
        if (statement.Object("article") is not { } article)
            return;
        var outlet = Escape(article.Text("outlet") ?? "source");
        text.Append(article.Text("url") is { } url && IsLink(url) ? $"\n<{Escape(url)}|{outlet.Replace('|', '/')}>" : $"\n{outlet}");
    }

    // What would end the link early is no link.
    private static bool IsLink(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http" && url.IndexOfAny(['|', '>', '<', ' ', '\n']) < 0;

    /// <summary>story.merge-proposed.v1: merge proposed.</summary>
    private static string Words(string name)
    {
        var parts = name.Split('.');
        return parts.Length < 2 ? name : parts[1].Replace('-', ' ');
    }
}
