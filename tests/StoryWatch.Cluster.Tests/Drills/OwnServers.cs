using System.Runtime.CompilerServices;

namespace StoryWatch.Cluster.Tests.Drills;

/// <summary>Drills stop and kill their servers: those that CI shares between tests are not for them.</summary>
internal static class OwnServers
{
    [ModuleInitializer]
    internal static void StartOwnServers()
    {
        Environment.SetEnvironmentVariable("STORYWATCH_TEST_POSTGRES", null);
        Environment.SetEnvironmentVariable("STORYWATCH_TEST_RABBITMQ", null);
    }
}
