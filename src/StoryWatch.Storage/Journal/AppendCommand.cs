using System.Globalization;
using System.Text;
using Dapper;
using StoryWatch.Newsroom.Intake;

namespace StoryWatch.Storage.Journal;

/// <summary>The events of an append and the settlement of its inbox row, as one command.</summary>
internal sealed class AppendCommand
{
    // Both databases bound the parameters of a statement; five to a row stay far below.
    private const int RowsOfAStatement = 1000;

    private readonly StringBuilder _sql = new();
    private int _rows;

    public DynamicParameters Arguments { get; } = new();

    public bool IsEmpty => _sql.Length == 0;

    public string Sql => _sql.ToString();

    public void Add(long sequence, string story, long version, string name, byte[] data)
    {
        if (_rows % RowsOfAStatement == 0)
            _sql.Append(_rows == 0 ? "" : ";\n").Append("insert into journal (sequence, story, version, name, data) values ");
        else
            _sql.Append(", ");
        var row = _rows++;
        _sql.Append(CultureInfo.InvariantCulture, $"(@s{row}, @story, @v{row}, @n{row}, @d{row})");
        Arguments.Add("story", story);
        Arguments.Add($"s{row}", sequence);
        Arguments.Add($"v{row}", version);
        Arguments.Add($"n{row}", name);
        Arguments.Add($"d{row}", data);
    }

    public void Settle(Settlement settlement)
    {
        _sql.Append(IsEmpty ? "" : ";\n").Append(
            """
            update inbox set settled = 1, story = @settledStory, development = @development, copy_of = @copyOf, source_group = @sourceGroup
            where sequence = @settledRow and settled = 0
            """);
        Arguments.Add("settledRow", settlement.Sequence);
        Arguments.Add("settledStory", settlement.Story.Value);
        Arguments.Add("development", settlement.Development);
        Arguments.Add("copyOf", settlement.CopyOf);
        Arguments.Add("sourceGroup", settlement.SourceGroup);
    }
}
