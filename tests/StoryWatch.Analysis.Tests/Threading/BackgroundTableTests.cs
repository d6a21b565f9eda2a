using StoryWatch.Analysis.Threading;

namespace StoryWatch.Analysis.Tests.Threading;

public sealed class BackgroundTableTests
{
    [Fact]
    public void A_table_is_read_as_it_was_written()
    {
        var table = new BackgroundTable(900, new() { [7] = 3, [uint.MaxValue] = 800, [0] = 1 });
        using var stream = new MemoryStream();
        table.Write(stream);
        stream.Position = 0;

        var read = BackgroundTable.Read(stream);

        read.Articles.ShouldBe(900);
        read.Count(uint.MaxValue).ShouldBe(800);
        read.Count(7).ShouldBe(3);
        read.Count(8).ShouldBe(0);
    }

    [Fact]
    public void What_is_no_table_is_refused()
    {
        using var packed = new MemoryStream();
        using (var brotli = new System.IO.Compression.BrotliStream(packed, System.IO.Compression.CompressionLevel.Fastest, leaveOpen: true))
            brotli.Write("not a table at all"u8);
        packed.Position = 0;

        Should.Throw<InvalidDataException>(() => BackgroundTable.Read(packed));
    }
}
