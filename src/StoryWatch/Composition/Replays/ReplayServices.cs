using StoryWatch.Newsroom.Replay.Sessions;

namespace StoryWatch.Composition.Replays;

internal static class ReplayServices
{
    /// <summary>Replays beside the live desk. Needs an analyzer. Reads <c>Replays:Archives</c>, the folder whose archives may be replayed.</summary>
    /// <param name="usual">The folder where the setting names none.</param>
    public static WebApplicationBuilder AddReplays(this WebApplicationBuilder builder, string usual)
    {
        var archives = builder.Configuration["Replays:Archives"] is { Length: > 0 } given ? given : usual;
        builder.Services.AddSingleton<IArchives>(new ArchiveFolder(new DirectoryInfo(archives)));
        builder.Services.AddSingleton<IReplayDesks, ReplayDesks>();
        builder.Services.AddSingleton<ReplaySessions>();
        return builder;
    }
}
