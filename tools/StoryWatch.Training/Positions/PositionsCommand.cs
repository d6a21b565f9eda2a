using StoryWatch.Analysis.Positions;

namespace StoryWatch.Training.Positions;

/// <summary>The subcommands of "positions".</summary>
internal static class PositionsCommand
{
    public static int Run(string[] args)
    {
        switch (args)
        {
            case ["train", var folder, var file]:
                Train(folder, file);
                return 0;
            case ["crossvalidate", var folder]:
                CrossValidation.Run(folder);
                return 0;
            case ["gsr", var folder]:
                GsrScorer.Run(folder);
                return 0;
            case ["read", var file]:
                ArticleReading.Run(file);
                return 0;
            case ["speed", var file]:
                ArticleReading.Time(file);
                return 0;
            case ["pairs", var folder]:
                PairsScorer.Run(folder);
                return 0;
            default:
                Console.Error.WriteLine("usage: positions crossvalidate|gsr|pairs DATA_FOLDER, positions train DATA_FOLDER OUT_FILE, positions read|speed ARCHIVE");
                return 2;
        }
    }

    private static void Train(string folder, string file)
    {
        var examples = new EventCorpus().Read(folder);
        var model = MaxEnt.Fit(examples);
        using var stream = File.Create(file);
        EventModelFile.Write(model).Write(stream);
        Console.WriteLine($"{examples.Count} examples, {model.Rows} features, {stream.Length} bytes");
    }
}
