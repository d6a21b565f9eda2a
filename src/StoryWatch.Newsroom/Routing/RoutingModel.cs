using StoryWatch.Analysis.Threading;

namespace StoryWatch.Newsroom.Routing;

/// <summary>What was learned before: the two decisions and the background table. Read once, shared by all routers.</summary>
public sealed class RoutingModel
{
    private const string TreesResource = "StoryWatch.Newsroom.Routing.trees.bin";
    private const string TableResource = "StoryWatch.Newsroom.Routing.background.bin";
    private static readonly Lazy<RoutingModel> Loaded = new(Load);

    internal RoutingModel(BackgroundTable background, TreeEnsemble development, TreeEnsemble story)
    {
        Background = background;
        Development = development;
        Story = story;
    }

    /// <summary>The model that the program ships with.</summary>
    public static RoutingModel Shipped => Loaded.Value;

    internal BackgroundTable Background { get; }

    internal TreeEnsemble Development { get; }

    internal TreeEnsemble Story { get; }

    internal static BackgroundTable ShippedBackground()
    {
        using var table = typeof(RoutingModel).Assembly.GetManifestResourceStream(TableResource);
        return table is null ? BackgroundTable.None : BackgroundTable.Read(table);
    }

    private static RoutingModel Load()
    {
        using var trees = typeof(RoutingModel).Assembly.GetManifestResourceStream(TreesResource)
            ?? throw new InvalidDataException($"the program was built without {TreesResource}: see docs/models.md");
        using var reader = new BinaryReader(trees);
        return new(ShippedBackground(), TreeEnsemble.Read(reader), TreeEnsemble.Read(reader));
    }
}
