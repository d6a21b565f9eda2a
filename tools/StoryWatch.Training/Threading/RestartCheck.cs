using StoryWatch.Newsroom.Routing;

namespace StoryWatch.Training.Threading;

/// <summary>Routes a stream unbroken, then with a restart in the middle: from the recorded decisions, and from a checkpoint.</summary>
internal static class RestartCheck
{
    public static string Run(List<LabelledArticle> stream)
    {
        var middle = stream.Count / 2;
        var router = new StoryRouter(RoutingModel.Shipped);
        var unbroken = stream[..middle].ConvertAll(article => router.Route(article.Vectors));
        using var checkpoint = new MemoryStream();
        router.WriteCheckpoint(checkpoint);
        unbroken.AddRange(stream[middle..].Select(article => router.Route(article.Vectors)));

        var restored = new StoryRouter(RoutingModel.Shipped);
        for (var i = 0; i < middle; i++)
            restored.Restore(stream[i].Vectors, unbroken[i]);
        checkpoint.Position = 0;
        var read = new StoryRouter(RoutingModel.Shipped);
        read.ReadCheckpoint(checkpoint);
        return $"{stream.Count} articles, restart after {middle}: {Different(restored)} decisions differ when restored, "
            + $"{Different(read)} from a checkpoint of {checkpoint.Length >> 10} KiB";

        int Different(StoryRouter restarted) =>
            Enumerable.Range(middle, stream.Count - middle).Count(i => restarted.Route(stream[i].Vectors) != unbroken[i]);
    }
}
