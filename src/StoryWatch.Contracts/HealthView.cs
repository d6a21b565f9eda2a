namespace StoryWatch.Contracts;

/// <summary>Readiness: "Healthy", "Degraded" or "Unhealthy", as a whole and for each part.</summary>
public sealed record HealthView(string Status, IReadOnlyDictionary<string, string> Parts);
