using StoryWatch.Newsroom.Intake;
using StoryWatch.Stories.Articles;

namespace StoryWatch.Newsroom.Replay.Sessions;

/// <summary>The articles of a replay in the order of their archive, each with the moment at which it is told.</summary>
public sealed class ReplayPlan
{
    /// <summary>Articles of one replay, at most.</summary>
    public const int MostArticles = 50_000;

    /// <summary>Characters of their texts together, at most: they are in memory.</summary>
    public const long MostText = 64L * 1024 * 1024;

    private readonly List<Article> _articles = [];
    private readonly List<DateTimeOffset> _moments = [];

    private ReplayPlan()
    {
    }

    public int Count => _articles.Count;

    /// <summary>Lines of the archive that are no article.</summary>
    public int Faulty { get; private set; }

    public Article this[int index] => _articles[index];

    /// <summary>When an article is told. One dated before those that it follows came late: it does not turn the time back.</summary>
    public DateTimeOffset MomentOf(int index) => _moments[index];

    /// <summary>How many articles are told by a moment.</summary>
    public int CountUntil(DateTimeOffset moment)
    {
        var (low, high) = (0, _moments.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_moments[middle] <= moment)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    /// <summary>Reads the articles of a span.</summary>
    /// <param name="from">Null for the first of the archive.</param>
    /// <param name="to">Null for the last of the archive.</param>
    /// <param name="notGiven">What the lines give as received where their records do not say.</param>
    /// <exception cref="InvalidDataException">The span holds no article, or more than are replayed at once.</exception>
    public static async Task<ReplayPlan> ReadAsync(
        IAsyncEnumerable<ArticleLine> lines, DateTimeOffset? from, DateTimeOffset? to, DateTimeOffset notGiven, CancellationToken cancellationToken)
    {
        var plan = new ReplayPlan();
        var dating = new ArchiveDating(notGiven);
        var text = 0L;
        await foreach (var line in lines.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (line.Article is null)
            {
                plan.Faulty++;
                continue;
            }

            var article = dating.Date(line.Article);
            if (article.At < from || article.At > to)
                continue;
            text += article.Text.Length;
            if (plan.Count == MostArticles || text > MostText)
                throw new InvalidDataException($"The span holds more than is replayed at once ({MostArticles} articles, {MostText / 1024 / 1024} million characters): choose a shorter one.");
            plan._moments.Add(plan.Count > 0 && plan._moments[^1] > article.At ? plan._moments[^1] : article.At);
            plan._articles.Add(article);
        }

        return plan.Count > 0 ? plan : throw new InvalidDataException("The span holds no article of the archive.");
    }
}
