using System.Text.Json;
using StoryWatch.Contracts;

namespace StoryWatch.Newsroom.Subscriptions;

/// <summary>An event with what it is about, its story's memory included.</summary>
/// <param name="Title">The story's title.</param>
/// <param name="Now">What it bears on after it happened.</param>
/// <param name="Before">What the shift that it refers to bore on before; null where it refers to none that is known.</param>
/// <param name="Shift">The shift that it tells or refers to, as it was told.</param>
public sealed record EventFacts(StoryEventMessage Message, string Title, Bearing Now, Bearing? Before, JsonElement? Shift, AlertStep Alert);

/// <summary>What a filter asks about.</summary>
/// <param name="Parties">Names and country codes.</param>
/// <param name="Severity">0 where the event has none.</param>
/// <param name="Sources">Independent sources; 0 where the event has none.</param>
public sealed record Bearing(
    string Story, IReadOnlyList<string> Parties, string? Issue, string? Kind, string? Outlet, int Severity, int Sources);

/// <summary>What an event does to an alert.</summary>
public enum AlertStep
{
    /// <summary>It is about none.</summary>
    None,

    Told,

    /// <summary>More sources, or more severe.</summary>
    Grown,

    /// <summary>It does not hold, or is no news.</summary>
    TakenBack,
}
