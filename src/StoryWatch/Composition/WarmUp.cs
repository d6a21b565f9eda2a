using StoryWatch.Analysis;
using StoryWatch.Newsroom.Routing;
using StoryWatch.Stories.Articles;

namespace StoryWatch.Composition;

/// <summary>Loads the models before the program says that it is ready, so that the first article is not the slow one.</summary>
internal sealed class WarmUp(IArticleAnalyzer analyzer, Func<IRoutingIndex> createIndex) : IHostedLifecycleService
{
    private const string Text = "The foreign minister said on Monday that her government was ready for talks. \"We will not sign,\" a spokesman said.";

    public Task StartingAsync(CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            var article = new Article("warm-up", Text, DateTimeOffset.UnixEpoch);
            analyzer.Analyze(article);
            createIndex().Route(article);
        },
        cancellationToken);

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
