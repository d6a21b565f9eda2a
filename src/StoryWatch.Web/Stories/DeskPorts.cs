using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using StoryWatch.Newsroom.Intake;
using StoryWatch.Newsroom.Journal;
using StoryWatch.Newsroom.Reading;

namespace StoryWatch.Web.Stories;

/// <summary>What a request reads from: the live desk, or a replay's where its address says so (<see cref="Replays.ReplayGate"/>).</summary>
internal sealed record DeskPorts(IInbox Inbox, IJournal Journal, IReadModels Models)
{
    public static ValueTask<DeskPorts?> BindAsync(HttpContext context)
    {
        var services = context.RequestServices;
        return ValueTask.FromResult<DeskPorts?>(context.Features.Get<DeskPorts>() ?? new(
            services.GetRequiredService<IInbox>(), services.GetRequiredService<IJournal>(), services.GetRequiredService<IReadModels>()));
    }
}
