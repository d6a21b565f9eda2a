namespace StoryWatch.Feeds.Text;

/// <summary>Text as it is put together: runs of white space become one space, blocks are set apart by an empty line.</summary>
/// <param name="capacity">How long it may become, more or less.</param>
internal ref struct TextLines(int capacity)
{
    private char[] _text = new char[Math.Max(16, capacity)];
    private int _length;
    private bool _space;
    private bool _break;

    // What Windows-1252 has where Unicode has controls that nobody writes (WHATWG's table for character references).
    private const string Windows =
        "\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178";

    public void Append(ReadOnlySpan<char> piece)
    {
        foreach (var given in piece)
        {
            var unit = given is >= '\u0080' and <= '\u009F' ? Windows[given - '\u0080'] : given;
            if (unit <= ' ' ? unit is ' ' or (>= '\t' and <= '\r') : unit > '~' && char.IsWhiteSpace(unit))
            {
                _space = true;
                continue;
            }

            if (_break && _length > 0)
            {
                Add('\n');
                Add('\n');
            }
            else if (_space && _length > 0)
            {
                Add(' ');
            }

            _break = _space = false;
            Add(unit);
        }
    }

    /// <summary>A block starts or ends.</summary>
    public void Break() => _break = true;

    public override readonly string ToString() => new(_text, 0, _length);

    private void Add(char unit)
    {
        if (_length == _text.Length)
            Array.Resize(ref _text, 2 * _length);
        _text[_length++] = unit;
    }
}
