using StoryWatch.Analysis;
using StoryWatch.Analysis.Actors;
using StoryWatch.Stories.Articles;

namespace StoryWatch.Composition;

/// <summary>
/// The analysis under an editor's dictionary: in one process <c>actors.tsv</c> in the data folder, in a cluster a file of each silo. A changed file is taken from the next article on; one with an
/// error is told with its lines, and the last good one stays in force.
/// </summary>
internal sealed class EditedAnalyzer : IArticleAnalyzer
{
    private const string FileName = "actors.tsv";

    private readonly FileInfo _file;
    private readonly ILogger _log;
    private readonly Lock _reading = new();
    private DateTime _read;
    private volatile IArticleAnalyzer _analyzer;

    public EditedAnalyzer(FileInfo file, ILogger<EditedAnalyzer> log)
    {
        (_file, _log) = (file, log);
        _analyzer = Models.CreateAnalyzer(ActorDictionary.Shipped);
    }

    public ArticleAnalysis Analyze(Article article)
    {
        // Of a file that is not there the time is a constant in 1601: taking it away is a change too.
        var written = File.GetLastWriteTimeUtc(_file.FullName);
        if (written != _read)
            Reread(written);
        return _analyzer.Analyze(article);
    }

    public static FileInfo In(string folder) => new(Path.Combine(folder, FileName));

    /// <summary>The shipped dictionary under the editor's file, or alone where there is none.</summary>
    /// <exception cref="ActorDictionaryException">Lines cannot be read; says which and why.</exception>
    public static ActorDictionary Read(FileInfo file)
    {
        file.Refresh();
        if (!file.Exists)
            return ActorDictionary.Shipped;
        using var stream = file.OpenRead();
        return ActorDictionary.Shipped.With(file.Name, stream);
    }

    private void Reread(DateTime written)
    {
        lock (_reading)
        {
            if (written == _read)
                return;
            _read = written;
            try
            {
                _analyzer = Models.CreateAnalyzer(Read(_file));
            }
            catch (Exception fault) when (fault is ActorDictionaryException or IOException or UnauthorizedAccessException)
            {
                _log.LogError("{File} is not taken, the last good one stays in force: {Fault}", _file.FullName, fault.Message);
            }
        }
    }
}
