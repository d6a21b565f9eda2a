using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using StoryWatch.Analysis.Threading;
using StoryWatch.Newsroom.Routing;
using StoryWatch.Stories.Articles;

namespace StoryWatch.Benchmarks;

/// <summary>
/// What an article costs, vectors and routing together, on one core, as the number of live stories grows. The stream is made
/// up: words of an archive at their frequencies, and for each story its own names and topic words. Judged by the ratio to the
/// cost at 1,000 stories.
/// </summary>
internal static class ThreadingBenchmark
{
    private const int Measured = 3000;
    private static readonly int[] Steps = [1_000, 10_000, 30_000, 100_000];

    public static void Run(string archive)
    {
        var stream = new InventedStream(archive);
        var router = new StoryRouter(RoutingModel.Shipped);
        var process = Process.GetCurrentProcess();
        Console.WriteLine("live stories | developments | articles/s | us/article | ratio | heap MiB | process MiB | joined");
        var told = 0;
        double? first = null;
        foreach (var stories in Steps)
        {
            for (; router.Stories < stories; told++)
                router.Route(ThreadingVectorizer.Vectorize(stream.Opening(told)));

            // Half of the articles go on with a story of any age, half open one.
            var articles = Enumerable.Range(0, Measured)
                .Select(i => i % 2 == 0 ? stream.Following(i, told) : stream.Opening(told++))
                .ToList();
            GC.Collect();
            process.Refresh();
            var before = process.TotalProcessorTime;
            var joined = articles.Count(article => !router.Route(ThreadingVectorizer.Vectorize(article)).IsNewStory);
            process.Refresh();
            var micros = (process.TotalProcessorTime - before).TotalMicroseconds / Measured;
            first ??= micros;
            articles.Clear();
            var heap = GC.GetTotalMemory(forceFullCollection: true) >> 20;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{stories,12:N0} | {router.Developments,12:N0} | {1e6 / micros,10:N0} | {micros,10:N0} | {micros / first,5:F2} | {heap,8:N0} | {process.WorkingSet64 >> 20,11:N0} | {joined} of {Measured}"));
        }
    }

    /// <summary>Articles of as many stories as wanted; the same number gives the same article.</summary>
    private sealed class InventedStream
    {
        private const int TopicWords = 40;
        private const int StoryNames = 8;
        private readonly string[] _words;
        private readonly int[] _lengths;

        public InventedStream(string archive)
        {
            var words = new List<string>();
            var lengths = new List<int>();
            foreach (var line in File.ReadLines(archive).Where((_, i) => i % 4 == 0))
            {
                using var row = JsonDocument.Parse(line);
                var text = row.RootElement.GetProperty("text").GetString()!.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
                words.AddRange(text);
                lengths.Add(text.Length);
            }

            (_words, _lengths) = ([.. words], [.. lengths]);
        }

        public Article Opening(int story) => Make(story, 0);

        public Article Following(int round, int stories) => Make((int)((uint)round * 2654435761 % stories), round + 1);

        private Article Make(int story, int report)
        {
            var of = new Random(story);
            var topic = Enumerable.Range(0, TopicWords).Select(_ => _words[of.Next(_words.Length)]).ToArray();
            var names = Enumerable.Range(0, StoryNames).Select(_ => Name(of)).ToArray();
            var chance = new Random((story * 31) + report);
            var text = new StringBuilder();
            for (var left = _lengths[chance.Next(_lengths.Length)]; left > 0; left--)
            {
                var kind = chance.Next(10);
                text.Append(kind == 0 ? names[chance.Next(StoryNames)] : kind < 3 ? topic[chance.Next(TopicWords)] : _words[chance.Next(_words.Length)])
                    .Append(' ');
            }

            return new Article($"{story}-{report}", text.ToString(), DateTimeOffset.UnixEpoch)
            {
                Title = $"{names[0]} {topic[0]} {topic[1]} {names[1]} {topic[2]}",
                Published = DateTimeOffset.UnixEpoch.AddMinutes(story),
            };
        }

        private static string Name(Random of)
        {
            Span<char> name = stackalloc char[of.Next(5, 9)];
            for (var i = 0; i < name.Length; i++)
                name[i] = i % 2 == 0 ? "bdfgklmnprstvz"[of.Next(14)] : "aeiou"[of.Next(5)];
            name[0] = char.ToUpperInvariant(name[0]);
            return name.ToString();
        }
    }
}
