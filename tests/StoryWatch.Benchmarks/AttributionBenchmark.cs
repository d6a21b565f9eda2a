using System.Diagnostics;
using System.Text;
using StoryWatch.Analysis.Actors;
using StoryWatch.Analysis.Attributions;
using StoryWatch.Analysis.Text;

namespace StoryWatch.Benchmarks;

/// <summary>
/// What reading who said what costs on one core, syntax and all, in processor time: articles a second at 950 words, and how the cost
/// of a word grows from that to a text of 1 MB. The texts are made up from sentences of a wire's usual shapes.
/// </summary>
internal static class AttributionBenchmark
{
    private static readonly int[] Lengths = [6_000, 60_000, 1_000_000];

    private static readonly string[] Sentences =
    [
        "The foreign minister said on Monday that the talks would go on until both sides had signed the draft.",
        "“We never promised to open the border before the vote,” Anna Berg told reporters in the capital.",
        "According to a report by the ministry, exports fell by 12 percent in the first quarter of the year.",
        "Police closed the road to the harbour after the storm, and schools stayed shut for a second day.",
        "He accused the government of blocking aid, and warned that winter would make the shortage worse.",
        "The treaty was signed ten years ago in a small town by the lake.",
    ];

    public static void Run()
    {
        var start = Processor();
        var (parser, reader) = (TextParser.Load(), AttributionReader.Load(new ActorFinder(ActorDictionary.Shipped)));
        Console.WriteLine($"models loaded in {(Processor() - start).TotalMilliseconds:f0} ms of processor time");
        Console.WriteLine("length | articles/s | us/word | ratio to the first | heap MiB");
        double? first = null;
        for (var warm = 0; warm < 30; warm++) reader.Read(parser.Parse(Text(Lengths[0])), null);
        foreach (var length in Lengths)
        {
            var text = Text(length);
            var runs = Math.Max(2, 1_200_000 / length);
            start = Processor();
            var words = 0;
            for (var run = 0; run < runs; run++)
            {
                var parsed = parser.Parse(text);
                words += parsed.Tokens.Length;
                reader.Read(parsed, null);
            }

            var seconds = (Processor() - start).TotalSeconds;
            var perWord = seconds / words * 1e6;
            first ??= perWord;
            Console.WriteLine($"{length} | {runs / seconds:f1} | {perWord:f1} | {perWord / first:f2} | {GC.GetTotalMemory(false) >> 20}");
        }
    }

    private static TimeSpan Processor() => Process.GetCurrentProcess().TotalProcessorTime;

    private static string Text(int length)
    {
        var text = new StringBuilder(length + 200);
        for (var i = 0; text.Length < length; i++) text.Append(Sentences[i * 7 % Sentences.Length]).Append(i % 3 == 2 ? "\n\n" : " ");
        return text.ToString();
    }
}
