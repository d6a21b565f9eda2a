using StoryWatch.Cluster.Wire;
using StoryWatch.Stories.Articles;
using StoryWatch.Stories.Claims;
using StoryWatch.Stories.Positions;
using StoryWatch.Stories.Threads;
using StoryWatch.Testing;

namespace StoryWatch.Cluster.Tests.Wire;

public sealed class PackedCommandTests
{
    private static readonly StoryCommand[] Commands =
    [
        new TakeArticle(
            new ArticleRef("a-1", 2, "The Ledger", null, "https://ledger.example/a-1", Some.Day, "g-1"),
            ArticleStatus.Usable,
            "d-1",
            null,
            "Northland said it was ready.",
            [new Attribution(AttributionType.Indirect, [new(0, 9)], [new(10, 14)], [new(15, 27)], new Actor("Northland", null, "GOV"))],
            [Some.Position("Northland said it was ready.", Stance.Willing)]),
        new JudgeShift("shift-1", "Misread.", "editor", Some.Day) { Verdict = Verdict.NotNews },
        new MergeIssues("summit", "talks", "editor", Some.Day),
        new UndoMergeIssues("summit", "editor", Some.Day),
        new ProposeMerge(new StoryId("s-2"), "same talks", Some.Day),
        new MergeInto(new StoryId("s-2"), "editor", Some.Day),
        new UndoMerge("editor", Some.Day),
        new ProposeSplit(["d-1", "d-2"], "another matter", Some.Day),
        new SplitOff(["d-1"], new StoryId("s-3"), "editor", Some.Day),
        new UndoSplit(new StoryId("s-3"), "editor", Some.Day),
        new PinStory(true, "editor", Some.Day),
        new MuteStory(Some.Day.AddHours(8), "editor", Some.Day),
        new AcknowledgeStory(12, "editor", Some.Day),
        new AssignStory("Ada", "editor", Some.Day),
    ];

    public static TheoryData<string> Names => [.. Commands.Select(command => command.GetType().Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_command_arrives_as_it_was_sent(string name)
    {
        var command = Commands.Single(command => command.GetType().Name == name);

        PackedCommand.From(command).ToCommand().ShouldBe(command);
    }

    [Fact]
    public void Every_command_of_the_domain_can_travel()
    {
        var domain = typeof(StoryCommand).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(StoryCommand)) && !type.IsAbstract);

        Commands.Select(command => command.GetType()).ShouldBe(domain, ignoreOrder: true);
    }

    [Fact]
    public void A_command_of_a_newer_version_is_refused_by_name() =>
        Should.Throw<NotSupportedException>(() => new PackedCommand("story.take-article.v9", "{}"u8.ToArray()).ToCommand())
            .Message.ShouldContain("story.take-article.v9");
}
