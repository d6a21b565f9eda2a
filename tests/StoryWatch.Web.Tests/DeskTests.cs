namespace StoryWatch.Web.Tests;

/// <summary>Each test has a server of its own.</summary>
public abstract class DeskTests : IAsyncLifetime, IDisposable
{
    private readonly CancellationTokenSource _limit = new(TimeSpan.FromMinutes(2));

    protected DeskServer Desk { get; private set; } = null!;

    /// <summary>A test that runs into it has hung.</summary>
    protected CancellationToken TimeLimit => _limit.Token;

    public async Task InitializeAsync() => Desk = await DeskServer.StartAsync();

    public async Task DisposeAsync() => await Desk.DisposeAsync();

    public void Dispose()
    {
        _limit.Dispose();
        GC.SuppressFinalize(this);
    }
}
