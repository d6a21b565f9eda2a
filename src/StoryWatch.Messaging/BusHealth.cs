using MassTransit;

namespace StoryWatch.Messaging;

/// <summary>Whether the broker is there, for the health page. (MassTransit's own check is registered as "masstransit-bus" too.)</summary>
public interface IBusHealth
{
    bool IsConnected { get; }

    /// <summary>In words, for an operator.</summary>
    string Description { get; }
}

internal sealed class MassTransitHealth(IBusControl bus) : IBusHealth
{
    public bool IsConnected => bus.CheckHealth().Status == BusHealthStatus.Healthy;

    public string Description => bus.CheckHealth().Description;
}
