using StoryWatch.Contracts;

namespace StoryWatch.EndToEnd.Tests.Browser;

/// <summary>An invented exchange in which Moscow offers talks and takes the offer back; enough words in common for one story.</summary>
internal static class Talks
{
    private const string Setting =
        "Foreign Minister Sergei Lavrov told reporters in Moscow after a meeting about strategic stability with the ambassador of the United States. "
        + "Washington and Moscow have argued for weeks about a summit in Reykjavik, about missiles and about the return of the ambassadors.";

    public static PushedArticle Offer { get; } = Article(
        "offer", "Strategic stability: Russia ready for talks with United States", "2021-04-05T09:00:00Z",
        $"\"Russia is ready to hold talks with the United States,\" Foreign Minister Sergei Lavrov said on Monday. {Setting}");

    public static PushedArticle Refusal { get; } = Article(
        "refusal", "Strategic stability: Russia refuses talks with United States", "2021-04-07T09:00:00Z",
        $"\"Russia refuses to hold talks with the United States,\" Foreign Minister Sergei Lavrov said on Wednesday. {Setting}");

    private static PushedArticle Article(string id, string title, string published, string text) =>
        new(id, text, $"https://ledger.example/{id}", "The Ledger", title, null, "en", published, null, null, null, null);
}
