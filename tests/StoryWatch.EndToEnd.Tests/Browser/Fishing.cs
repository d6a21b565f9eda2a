using StoryWatch.Contracts;

namespace StoryWatch.EndToEnd.Tests.Browser;

/// <summary>An invented quarrel that shares no matter with <see cref="Talks"/>: a story of its own.</summary>
internal static class Fishing
{
    public static PushedArticle Offer { get; } = new(
        "fishing", "\"Japan agrees to lift the tariffs on South Korea,\" Trade Minister Kenji Arai said on Thursday. Trawlers from Busan may land mackerel and "
        + "squid in Fukuoka again from next month, his ministry added, after a quarrel over fishing grounds that had lasted for two seasons.",
        "https://harbour.example/fishing", "Harbour Times", "Japan lifts tariffs on South Korean fish", null, "en", "2021-04-08T09:00:00Z", null, null, null, null);
}
