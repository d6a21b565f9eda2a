using System.Text.Json;
using StoryWatch.Analysis.Actors;
using StoryWatch.Analysis.Positions;
using StoryWatch.Analysis.Text;
using StoryWatch.Stories;
using StoryWatch.Stories.Claims;

namespace StoryWatch.Training.Positions;

/// <summary>Prints the positions of an archive's articles, a line of JSON each, to be looked at.</summary>
internal static class ArticleReading
{
    /// <summary>Sentences a second of one core's time, for actors, events and issues together, after parsing.</summary>
    public static void Time(string file)
    {
        var parser = TextParser.Load();
        var reader = new PositionReader(new ActorFinder(ActorDictionary.Shipped));
        var texts = File.ReadLines(file).Take(400).Select(line => parser.Parse(JsonDocument.Parse(line).RootElement.GetProperty("text").GetString()!)).ToList();
        foreach (var text in texts.Take(50))
            reader.Read(text, ValueList<Attribution>.Empty, null);
        using var process = System.Diagnostics.Process.GetCurrentProcess();
        var before = process.UserProcessorTime;
        foreach (var text in texts)
            reader.Read(text, ValueList<Attribution>.Empty, null);
        process.Refresh();
        var spent = process.UserProcessorTime - before;
        var sentences = texts.Sum(text => text.Sentences.Length);
        Console.WriteLine($"{sentences} sentences, {sentences / spent.TotalSeconds:F0} a second of processor time");
    }

    public static void Run(string file)
    {
        var parser = TextParser.Load();
        var reader = new PositionReader(new ActorFinder(ActorDictionary.Shipped));
        foreach (var line in File.ReadLines(file))
        {
            using var json = JsonDocument.Parse(line);
            var article = json.RootElement;
            var date = DateOnly.Parse((article.TryGetProperty("published", out var day) || article.TryGetProperty("date", out day) ? day.GetString()! : "2020-01-01")[..10]);
            var text = parser.Parse(article.GetProperty("text").GetString()!);
            foreach (var p in reader.Read(text, ValueList<Attribution>.Empty, date))
            {
                Console.WriteLine(JsonSerializer.Serialize(new
                {
                    article = article.GetProperty("id").GetString(),
                    date = date.ToString("O"),
                    actor = p.Actor.Name,
                    party = p.Actor.Party,
                    country = p.Actor.Country,
                    counterpart = p.Counterpart?.Party,
                    p.Issue,
                    stance = p.Stance.ToString().ToLowerInvariant(),
                    e = p.Event.ToString().ToUpperInvariant(),
                    modality = p.Modality.ToString(),
                    voice = p.Voice.ToString(),
                    p.Background,
                    p.Salience,
                    evidence = p.Evidence.Text,
                }));
            }
        }
    }
}
