namespace StoryWatch.Feeds.Text;

/// <summary>Text as it is put together: runs of white space become one space, blocks are set apart by an empty line.</summary>
/// <param name="capacity">How long it may become, more or less.</param>
internal ref struct TextLines(int capacity)
{
    private char[] _text = new char[Math.Max(16, capacity)];
    private int _length;
    private bool _space;
    private bool _break;

    public void Append(ReadOnlySpan<char> piece)
    {
        foreach (var unit in piece)
        {
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
