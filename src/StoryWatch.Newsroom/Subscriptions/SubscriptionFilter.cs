using StoryWatch.Stories;

namespace StoryWatch.Newsroom.Subscriptions;

/// <summary>Which events: all that is asked for must hold, of each list one. Text is compared without regard to case.</summary>
/// <param name="Events">Wire names, or <see cref="EveryEvent"/>; empty for alerts.</param>
/// <param name="Actors">Names, or ISO 3166-1 alpha-3 codes, of a party that acts, is acted on or speaks.</param>
public sealed record SubscriptionFilter(
    ValueList<string> Events,
    ValueList<string> Stories,
    ValueList<string> Actors,
    ValueList<string> Issues,
    ValueList<string> Kinds,
    ValueList<string> Outlets,
    int MinSeverity,
    int MinSources)
{
    /// <summary>In <see cref="Events"/>: whatever happens.</summary>
    public const string EveryEvent = "*";

    /// <summary>Every alert.</summary>
    public static readonly SubscriptionFilter Alerts = new([], [], [], [], [], [], 0, 0);

    /// <summary>
    /// A subscription to alerts is told a shift when it first is what was asked for (it may grow to it), and once more when it is taken back.
    /// One to named events is told each of them.
    /// </summary>
    public bool Takes(EventFacts happened)
    {
        if (Events.Count > 0)
            return Events.Any(name => name == EveryEvent || Same(name, happened.Message.Name)) && Fits(happened.Now);
        return happened.Alert switch
        {
            AlertStep.Told => Fits(happened.Now),
            AlertStep.Grown => Fits(happened.Now) && !Fits(happened.Before!),
            AlertStep.TakenBack => Fits(happened.Before!),
            _ => false,
        };
    }

    private bool Fits(Bearing bearing) =>
        OneOf(Stories, bearing.Story)
        && (Actors.Count == 0 || bearing.Parties.Any(party => OneOf(Actors, party)))
        && OneOf(Issues, bearing.Issue)
        && OneOf(Kinds, bearing.Kind)
        && OneOf(Outlets, bearing.Outlet)
        && (MinSeverity <= 1 || bearing.Severity >= MinSeverity)
        && (MinSources <= 1 || bearing.Sources >= MinSources);

    private static bool OneOf(ValueList<string> wanted, string? found) => wanted.Count == 0 || (found is not null && wanted.Any(one => Same(one, found)));

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
