using System.Reflection;

namespace StoryWatch.Tests.Architecture;

/// <summary>The arrows of the house: which project may see which.</summary>
public sealed class ArrowTests
{
    private static readonly Dictionary<string, string[]> Arrows = new(StringComparer.Ordinal)
    {
        ["StoryWatch.Stories"] = [],
        ["StoryWatch.Contracts"] = [],
        ["StoryWatch.Analysis"] = ["StoryWatch.Stories"],
        ["StoryWatch.Newsroom"] = ["StoryWatch.Stories", "StoryWatch.Analysis", "StoryWatch.Contracts"],
        ["StoryWatch.Feeds"] = ["StoryWatch.Stories", "StoryWatch.Newsroom"],
        ["StoryWatch.Storage"] = ["StoryWatch.Stories", "StoryWatch.Newsroom"],
        ["StoryWatch.Messaging"] = ["StoryWatch.Newsroom", "StoryWatch.Contracts"],
        ["StoryWatch.Webhooks"] = ["StoryWatch.Newsroom", "StoryWatch.Contracts"],
        ["StoryWatch.Web"] = ["StoryWatch.Newsroom", "StoryWatch.Contracts"],
    };

    private static readonly string[] Programs = ["StoryWatch", "StoryWatch.Cluster"];
    private static readonly string[] Adapters = ["StoryWatch.Feeds", "StoryWatch.Storage", "StoryWatch.Messaging", "StoryWatch.Webhooks", "StoryWatch.Web"];

    public static TheoryData<string> Projects => [.. Arrows.Keys];

    public static TheoryData<string> AdapterNames => [.. Adapters];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_refers_to_no_project_but_those_of_the_design(string project) =>
        Repository.ProjectReferencesOf(project).ShouldBe(Arrows[project], ignoreOrder: true);

    [Fact]
    public void Every_project_has_its_place_in_the_design() =>
        Repository.Projects.ShouldBe([.. Arrows.Keys, .. Programs], ignoreOrder: true);

    [Theory]
    [MemberData(nameof(AdapterNames))]
    public void An_adapter_sees_no_other_adapter(string adapter) =>
        ReferencesOf(adapter).Intersect(Adapters).ShouldBeEmpty();

    [Theory]
    [InlineData("StoryWatch.Stories")]
    [InlineData("StoryWatch.Analysis")]
    [InlineData("StoryWatch.Contracts")]
    public void What_is_pure_is_built_on_the_base_library_alone(string project) =>
        ReferencesOf(project).ShouldAllBe(name => name.StartsWith("System.", StringComparison.Ordinal) || name == "StoryWatch.Stories");

    [Fact]
    public void The_newsroom_knows_no_database_no_broker_and_no_web_server() =>
        ReferencesOf("StoryWatch.Newsroom").ShouldAllBe(name =>
            name.StartsWith("System.", StringComparison.Ordinal) || name.StartsWith("StoryWatch.", StringComparison.Ordinal)
            || name == "Microsoft.Extensions.Logging.Abstractions");

    /// <summary>The assemblies that the compiled project uses.</summary>
    private static IReadOnlyList<string> ReferencesOf(string project) =>
        [.. Assembly.Load(project).GetReferencedAssemblies().Select(reference => reference.Name!)];
}
