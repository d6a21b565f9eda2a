using StoryWatch.Analysis.Threading;
using StoryWatch.Stories.Articles;

namespace StoryWatch.Newsroom.Tests.Routing;

/// <summary>A small invented stream: two stories of several developments, each told by two outlets.</summary>
internal static class Wire
{
    private static readonly (string Day, string Title, string Text)[] Told =
    [
        ("2031-03-01", "Norland seals border after Sund ferry attack", "Norland closed its border with Sudmark on Saturday after gunmen attacked the Sund ferry near Port Elbe. Foreign Minister Ilse Brandt said the crossing at Port Elbe would stay shut until Sudmark handed over the gunmen. Sudmark's envoy Tomas Ruiz called the closure a provocation."),
        ("2031-03-01", "Border closed: Norland blames Sudmark for ferry attack", "After gunmen attacked the Sund ferry near Port Elbe, Norland has shut its border with Sudmark. Ilse Brandt, the foreign minister, demanded that Sudmark hand over the gunmen. The envoy of Sudmark, Tomas Ruiz, spoke of a provocation at the Port Elbe crossing."),
        ("2031-03-02", "Volcano on Kelua island forces thousands out", "Ash from the Mount Tiro volcano covered Kelua island on Sunday and forced nine thousand villagers to leave. Geologist Hana Okoro said the eruption of Mount Tiro could last for weeks. Boats carried villagers to the mainland."),
        ("2031-03-02", "Thousands flee Kelua as Mount Tiro erupts", "Nine thousand villagers fled Kelua island after Mount Tiro erupted and covered fields in ash. Hana Okoro, a geologist, warned that the volcano could go on for weeks while boats took villagers to the mainland."),
        ("2031-03-09", "Sudmark offers talks on Port Elbe crossing", "Sudmark offered Norland talks about the closed border and the Sund ferry attack, envoy Tomas Ruiz said. Ilse Brandt answered that Norland would come to the table only when the gunmen were in a cell in Port Elbe."),
        ("2031-03-09", "Ruiz proposes border talks to Norland", "Envoy Tomas Ruiz said Sudmark was ready for talks with Norland about the border that was shut after the Sund ferry attack. Norland's Ilse Brandt wants the gunmen in a cell first."),
    ];

    public static IEnumerable<Article> Articles(int repeats = 1) =>
        Enumerable.Range(0, repeats).SelectMany(round => Told.Select((told, i) =>
            new Article($"wire-{round}-{i}", told.Text + $" This was report {round * 31} of the day.", DateTimeOffset.UnixEpoch)
            {
                Title = told.Title,
                Source = i % 2 == 0 ? "The Courier" : "Evening Ledger",
                Published = DateTimeOffset.Parse(told.Day, System.Globalization.CultureInfo.InvariantCulture).AddDays(400 * round),
            }));

    public static List<ThreadingVectors> Vectors(int repeats = 1) =>
        Articles(repeats).Select(ThreadingVectorizer.Vectorize).ToList();
}
