using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using StoryWatch.Contracts;
using StoryWatch.Newsroom.Filters;
using StoryWatch.Web.Live;

namespace StoryWatch.Web.Filters;

/// <summary>
/// Tells connected pages of changed filters: at once of those of this process, and within the interval of those of others. A page reads the list
/// itself whenever it connects.
/// </summary>
internal sealed class FilterPush(ISavedFilters filters, IHubContext<StoryHub, IStoryClient> pages, TimeProvider clock, ILogger<FilterPush> log) : BackgroundService
{
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(3);

    // A page that does not take its messages must not hold up the editor who saves.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim _one = new(1);
    private IReadOnlyList<SavedFilter> _told = [];

    public static SavedFilterView Of(SavedFilter filter) => new(filter.Name, filter.Query, filter.By, filter.At);

    public static IReadOnlyList<SavedFilterView> Of(IReadOnlyList<SavedFilter> filters) => [.. filters.Select(Of)];

    /// <summary>Tells the filters as they are, if they are not as they were told last.</summary>
    public async Task PushAsync(CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var now = await filters.ListAsync(cancellationToken).ConfigureAwait(false);
            if (now.SequenceEqual(_told))
                return;
            _told = now;
            await pages.Clients.All.Filters(Of(now)).WaitAsync(Patience, clock, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            log.LogInformation("A page is slow to take the saved filters.");
        }
        finally
        {
            _one.Release();
        }
    }

    public override void Dispose()
    {
        _one.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
        {
            try
            {
                await PushAsync(stoppingToken).ConfigureAwait(false);
            }
            catch (Exception missed) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogWarning("Saved filters could not be read and are told later: {Reason}", missed.Message);
            }
        }
    }
}
