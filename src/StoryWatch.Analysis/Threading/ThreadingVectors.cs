namespace StoryWatch.Analysis.Threading;

/// <summary>
/// What story threading knows of an article: bags of raw counts over hashed terms (in the way of Miranda et al. 2018,
/// "Multilingual Clustering of Streaming News") and a signature of its wording for wire copies.
/// </summary>
public sealed class ThreadingVectors
{
    public required string ArticleId { get; init; }

    /// <summary>When the outlet says it was published; null where it does not say. Never the time of arrival.</summary>
    public DateTimeOffset? Published { get; init; }

    /// <summary>Stems of the title; of the first sentence where there is no title.</summary>
    public required TermBag Title { get; init; }

    /// <summary>Stems and numbers of title and body.</summary>
    public required TermBag Body { get; init; }

    /// <summary>Stems and numbers of the title and the first sentences of the body.</summary>
    public required TermBag Lead { get; init; }

    /// <summary>Names: each word of a capitalised run, and each run of several words as a whole.</summary>
    public required TermBag Names { get; init; }

    /// <summary>Countries, however they are named (country, people, capital), as ISO 3166 alpha-3.</summary>
    public required TermBag Places { get; init; }

    /// <summary>Runs of three words inside quotation marks.</summary>
    public required TermBag Quotes { get; init; }

    /// <summary>Neighbouring content words.</summary>
    public required TermBag Pairs { get; init; }

    public required WordingSignature Wording { get; init; }
}
