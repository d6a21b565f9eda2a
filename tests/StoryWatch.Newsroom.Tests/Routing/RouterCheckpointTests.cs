using StoryWatch.Newsroom.Routing;

namespace StoryWatch.Newsroom.Tests.Routing;

public sealed class RouterCheckpointTests
{
    [Fact]
    public void A_router_read_from_a_checkpoint_decides_as_the_one_that_wrote_it()
    {
        var stream = Wire.Vectors(30);
        var router = Routed(stream[..90]);
        var copy = Read(Written(router));

        stream[90..].Select(copy.Route).ShouldBe(stream[90..].Select(router.Route));
    }

    [Fact]
    public void The_same_knowledge_gives_the_same_bytes()
    {
        var stream = Wire.Vectors(10);
        var bytes = Written(Routed(stream));

        Written(Routed(stream)).ShouldBe(bytes);
        Written(Read(bytes)).ShouldBe(bytes);
    }

    [Fact]
    public void Editors_decisions_outlive_a_checkpoint()
    {
        var stream = Wire.Vectors();
        var router = Routed(stream);
        var (one, other) = (router.TryFind("wire-0-0")!.StoryId, router.TryFind("wire-0-2")!.StoryId);
        router.Merge(other, one);

        Read(Written(router)).TryFind("wire-0-3")!.StoryId.ShouldBe(one);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(40)]
    [InlineData(2000)]
    public void A_checkpoint_cut_short_is_refused(int length)
    {
        var bytes = Written(Routed(Wire.Vectors(3)));

        Should.Throw<InvalidDataException>(() => Read(bytes[..length]));
        Should.Throw<InvalidDataException>(() => Read(bytes[..^1]));
    }

    [Fact]
    public void A_damaged_checkpoint_is_refused_or_read_but_never_breaks_otherwise()
    {
        var bytes = Written(Routed(Wire.Vectors()));
        for (var at = 0; at < bytes.Length; at += 7)
        {
            var damaged = bytes.ToArray();
            damaged[at] ^= 0xff;
            try
            {
                Read(damaged);
            }
            catch (InvalidDataException)
            {
                // The one error that a caller has to expect.
            }
        }

        bytes[4] ^= 0x40;
        Should.Throw<InvalidDataException>(() => Read(bytes)).Message.ShouldContain("version");
    }

    private static StoryRouter Routed(IEnumerable<Analysis.Threading.ThreadingVectors> stream)
    {
        var router = new StoryRouter(RoutingModel.Shipped);
        foreach (var vectors in stream)
            router.Route(vectors);
        return router;
    }

    private static byte[] Written(StoryRouter router)
    {
        using var stream = new MemoryStream();
        router.WriteCheckpoint(stream);
        return stream.ToArray();
    }

    private static StoryRouter Read(byte[] bytes)
    {
        var router = new StoryRouter(RoutingModel.Shipped);
        router.ReadCheckpoint(new MemoryStream(bytes));
        return router;
    }
}
