using System.Globalization;
using StoryWatch.Stories.Articles;

namespace StoryWatch.Cluster.Tests.Drills;

/// <summary>Invented articles without end: a few states over a few matters, every text another.</summary>
internal static class DrillArticles
{
    private static readonly DateTimeOffset Start = new(2023, 5, 1, 6, 0, 0, TimeSpan.Zero);
    private static readonly string[] States = ["Norway", "Kenya", "Chile", "Nepal", "Ghana", "Peru", "Oman", "Jordan"];
    private static readonly string[] Matters = ["fishing quotas", "a river dam", "a border crossing", "grain exports", "a gas pipeline", "an airspace dispute", "visa rules"];
    private static readonly string[] Outlets = ["Harbour Post", "The Meridian", "Daily Compass", "Valley Courier", "Lantern News"];

    /// <param name="run">Keeps the ids of one run apart from those of another.</param>
    public static Article Create(string run, int n)
    {
        var one = States[n % States.Length];
        var other = States[(n + 3) % States.Length];
        var matter = Matters[n / 2 % Matters.Length];
        var day = 1 + n / 40;
        var says = (n / 56 % 3) switch
        {
            0 => $"{one} is ready to hold talks with {other} on {matter}, the foreign minister said in statement {n}.",
            1 => $"{one} refused to hold talks with {other} on {matter}, a spokesman said in statement {n}.",
            _ => $"{one} will agree to talks on {matter} if {other} lifts its ban, officials said in statement {n}.",
        };
        var text = $"{says}\n\nThe two governments have been at odds over {matter} for {day} days. \"We have told {other} where we stand,\" "
            + $"the minister told reporters at briefing {n * 7919 % 1000}. Observers in the capital expected further word from {other} within the week, "
            + $"and noted that paper number {n} of the negotiation on {matter} has not been published.";
        return new Article($"{run}-{n.ToString(CultureInfo.InvariantCulture)}", text, Start)
        {
            Title = $"{one} and {other} over {matter}",
            Source = Outlets[n % Outlets.Length],
            Published = Start.AddMinutes(36 * n),
        };
    }
}
