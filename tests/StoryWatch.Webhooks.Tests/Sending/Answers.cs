using StoryWatch.Webhooks.Sending;

namespace StoryWatch.Webhooks.Tests.Sending;

internal static class Answers
{
    public static Answer Status(int status, TimeSpan? retryAfter = null) =>
        new(status, status is >= 200 and < 300 ? null : $"{status}", null, retryAfter, TimeSpan.FromMilliseconds(3));
}
