using StoryWatch.Newsroom.Replay.Sessions;

namespace StoryWatch.Composition.Replays;

internal static class ReplayServices
{
    /// <summary>Replays beside the live desk. Reads <c>Replays:Archives</c>, the folder whose archives may be replayed; default: "archives" in the data folder.</summary>
    public static WebApplicationBuilder AddReplays(this WebApplicationBuilder builder, string folder)
    {
        var archives = builder.Configuration["Replays:Archives"] is { Length: > 0 } given ? given : Path.Combine(folder, "archives");
        builder.Services.AddSingleton<IArchives>(new ArchiveFolder(new DirectoryInfo(archives)));
        builder.Services.AddSingleton<IReplayDesks, ReplayDesks>();
        builder.Services.AddSingleton<ReplaySessions>();
        return builder;
    }
}
