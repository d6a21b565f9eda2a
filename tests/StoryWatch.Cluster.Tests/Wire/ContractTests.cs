using System.Reflection;
using StoryWatch.Cluster.Wire;

namespace StoryWatch.Cluster.Tests.Wire;

/// <summary>What silos of two versions must agree on: names that are given, not derived from the code.</summary>
public sealed class ContractTests
{
    private static readonly Type[] Grains = [.. typeof(Packed).Assembly.GetTypes().Where(type => type.IsInterface && type.IsAssignableTo(typeof(IAddressable)))];

    private static readonly Type[] Messages = [.. typeof(Packed).Assembly.GetTypes().Where(type => type.GetCustomAttribute<GenerateSerializerAttribute>() is not null)];

    [Fact]
    public void The_grains_and_their_calls_have_the_names_they_are_known_by() =>
        Grains.SelectMany(grain => grain.GetMethods().Select(call => $"{Alias(grain)}/{Alias(call)}")).Order(StringComparer.Ordinal).ShouldBe(
        [
            "storywatch.analysis/analyze",
            "storywatch.desk/open",
            "storywatch.desk/restructure",
            "storywatch.desk/route",
            "storywatch.story/handle",
        ]);

    [Fact]
    public void The_messages_have_the_names_and_numbers_they_are_known_by() =>
        Messages.Select(message => $"{Alias(message)}: {string.Join(' ', Members(message))}").Order(StringComparer.Ordinal).ShouldBe(
        [
            "storywatch.analysis-result: 0=Data 1=Fault",
            "storywatch.command: 0=Name 1=Data",
            "storywatch.journal-entry: 0=Epoch 1=Sequence 2=Story 3=Version 4=Name 5=Data",
            "storywatch.router-batch: 0=After 1=Through 2=SettledThrough 3=Rows",
            "storywatch.router-reply: 0=Routings",
            "storywatch.routing-proposal: 0=Story 1=Command",
            "storywatch.routing-row: 0=Sequence 1=Article 2=Settled",
            "storywatch.routing: 0=Story 1=Development 2=CopyOf 3=SourceGroup 4=Proposals",
            "storywatch.settlement: 0=Sequence 1=Story 2=Development 3=CopyOf 4=SourceGroup",
        ]);

    private static string? Alias(MemberInfo member) => member.GetCustomAttribute<AliasAttribute>()?.Alias;

    private static IEnumerable<string> Members(Type message) => message.GetProperties()
        .Where(property => property.GetCustomAttribute<IdAttribute>() is not null)
        .Select(property => $"{property.GetCustomAttribute<IdAttribute>()!.Id}={property.Name}");
}
