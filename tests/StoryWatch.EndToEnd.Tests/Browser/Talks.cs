using StoryWatch.Contracts;

namespace StoryWatch.EndToEnd.Tests.Browser;

/// <summary>An invented exchange in which Moscow offers talks and takes the offer back: words enough in common for one story, too few for a copy.</summary>
internal static class Talks
{
    public static PushedArticle Offer { get; } = Article(
        "offer", "Russia ready for talks with United States on strategic stability", "2021-04-05T09:00:00Z",
        "\"Russia is ready to hold talks with the United States,\" Foreign Minister Sergei Lavrov said on Monday. He told reporters in Moscow that "
        + "the ambassadors could prepare a summit in Reykjavik about missiles and strategic stability. Washington has asked for such a meeting "
        + "since the winter.");

    public static PushedArticle Refusal { get; } = Article(
        "refusal", "Russia refuses talks with United States on strategic stability", "2021-04-07T09:00:00Z",
        "\"Russia refuses to hold talks with the United States,\" Foreign Minister Sergei Lavrov said on Wednesday. The summit in Reykjavik about "
        + "missiles and strategic stability would have to wait, he added after the new sanctions of Washington against two Russian banks; the "
        + "ambassadors of both countries were informed in the morning.");

    private static PushedArticle Article(string id, string title, string published, string text) =>
        new(id, text, $"https://ledger.example/{id}", "The Ledger", title, null, "en", published, null, null, null, null);
}
