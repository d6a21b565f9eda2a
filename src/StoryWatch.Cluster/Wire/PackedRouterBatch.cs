using StoryWatch.Newsroom.Routing;
using StoryWatch.Stories.Articles;

namespace StoryWatch.Cluster.Wire;

/// <summary>Inbox rows on their way to the desk's grain.</summary>
[GenerateSerializer, Immutable, Alias("storywatch.router-batch")]
internal sealed record PackedRouterBatch(
    [property: Id(0)] long After,
    [property: Id(1)] long Through,
    [property: Id(2)] long SettledThrough,
    [property: Id(3)] IReadOnlyList<PackedRoutingRow> Rows)
{
    public static PackedRouterBatch From(RouterBatch batch) =>
        new(batch.After, batch.Through, batch.SettledThrough, [.. batch.Rows.Select(PackedRoutingRow.From)]);

    public RouterBatch ToBatch() => new(After, Through, SettledThrough, [.. Rows.Select(row => row.ToRow())]);
}

[GenerateSerializer, Immutable, Alias("storywatch.routing-row")]
internal sealed record PackedRoutingRow(
    [property: Id(0)] long Sequence,
    [property: Id(1)] byte[] Article,
    [property: Id(2)] PackedSettlement? Settled)
{
    public static PackedRoutingRow From(RoutingRow row) => new(row.Sequence, Packed.Pack(row.Article), PackedSettlement.From(row.Settled));

    public RoutingRow ToRow() => new(Sequence, Packed.Unpack<Article>(Article), Settled?.ToSettlement());
}

/// <summary>The desk's answer; <see cref="Routings"/> is null where it did not stand where the caller thought.</summary>
[GenerateSerializer, Immutable, Alias("storywatch.router-reply")]
internal sealed record PackedRouterReply([property: Id(0)] IReadOnlyList<PackedRouting>? Routings)
{
    public static PackedRouterReply From(RouterReply reply) =>
        new(reply.Routings is { } routings ? [.. routings.Select(PackedRouting.From)] : null);

    public RouterReply ToReply() => new(Routings is { } routings ? [.. routings.Select(routing => routing.ToRouting())] : null);
}
