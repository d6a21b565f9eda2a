using System.Globalization;
using System.Text;
using StoryWatch.Newsroom.Searching;

namespace StoryWatch.Storage.Sql;

/// <summary>
/// The two full-text searches: FTS5 of SQLite and tsvector of PostgreSQL. Neither parses a text: both are given the words of
/// <see cref="SearchWords"/>, so that they find the same.
/// </summary>
/// <param name="Table">Makes the table of words.</param>
/// <param name="Words">The column's value, of the parameter @words.</param>
/// <param name="Matches">The condition, of the parameter @query.</param>
/// <param name="Document">The words of a text as @words wants them.</param>
/// <param name="Query">A query as @query wants it.</param>
internal sealed record SearchSyntax(
    string Table, string Words, string Matches, Func<IReadOnlyList<SearchWord>, string> Document, Func<SearchQuery, string> Query)
{
    // Without a copy of the words; what is shown is in search_entry.
    public static readonly SearchSyntax Fts5 = new(
        "create virtual table search_words using fts5(words, content = '', contentless_delete = 1, prefix = '2 3', tokenize = \"unicode61 remove_diacritics 0\")",
        "@words",
        "search_words match @query",
        words => string.Join(' ', words.Select(word => word.Word)),
        query => string.Join(" AND ", query.Parts.Select(part => $"\"{string.Join(' ', part.Words)}\"{(part.IsPrefix ? "*" : "")}")));

    public static readonly SearchSyntax TextSearch = new(
        "create table search_words (rowid bigint primary key, words tsvector not null); create index search_words_words on search_words using gin (words)",
        "cast(@words as tsvector)",
        "search_words.words @@ cast(@query as tsquery)",
        Lexemes,
        query => string.Join(" & ", query.Parts.Select(Lexemes)));

    // Positions end at 16383; a text is far shorter.
    private static string Lexemes(IReadOnlyList<SearchWord> words)
    {
        var text = new StringBuilder();
        for (var i = 0; i < words.Count; i++)
            text.Append(CultureInfo.InvariantCulture, $"'{words[i].Word}':{i + 1} ");
        return text.ToString();
    }

    private static string Lexemes(SearchPart part) =>
        $"({string.Join(" <-> ", part.Words.Select((word, i) => part.IsPrefix && i == part.Words.Count - 1 ? $"'{word}':*" : $"'{word}'"))})";
}
