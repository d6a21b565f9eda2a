using System.Text.Json;
using StoryWatch.Newsroom.Intake;
using StoryWatch.Newsroom.Routing;
using StoryWatch.Stories.Articles;
using StoryWatch.Stories.Threads;

namespace StoryWatch.Testing.InMemory;

/// <summary>A routing index that goes by the first word of the title: the same word, the same story.</summary>
public sealed class TagIndex : IRoutingIndex
{
    private Dictionary<string, string> _stories = new(StringComparer.Ordinal);

    /// <summary>What it was told, in order.</summary>
    public List<string> Told { get; } = [];

    /// <summary>Makes proposals for an article that was just routed to a story.</summary>
    public Func<Article, StoryId, IReadOnlyList<RoutingProposal>> Propose { get; init; } = (_, _) => [];

    /// <summary>Articles that it falls over.</summary>
    public Func<Article, bool> FailsAt { get; init; } = _ => false;

    public Routing Route(Article article)
    {
        if (FailsAt(article))
            throw new InvalidOperationException("The index fell over.");
        Told.Add($"route {article.Id}");
        var story = Remember(article);
        return new Routing(story, $"d-{article.Id}", null, $"g-{article.Id}", Propose(article, story));
    }

    public void Restore(Article article, Settlement settled)
    {
        Told.Add($"restore {article.Id}");
        Remember(article).ShouldBe(settled.Story);
    }

    public void Restructure(StoryId story, StoryEvent happened) => Told.Add($"{happened.GetType().Name} {story}");

    public void WriteCheckpoint(Stream stream) => JsonSerializer.Serialize(stream, _stories);

    public void ReadCheckpoint(Stream stream)
    {
        try
        {
            _stories = JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!;
        }
        catch (JsonException damaged)
        {
            throw new InvalidDataException("not a checkpoint", damaged);
        }
    }

    private StoryId Remember(Article article)
    {
        var tag = article.Title!.Split(' ')[0];
        _stories.TryAdd(tag, StoryId.OpenedBy(article.Id).Value);
        return new StoryId(_stories[tag]);
    }
}
