namespace StoryWatch.Analysis.Text;

/// <summary>Stack, buffer and arcs of an arc-hybrid parse; positions count from the sentence's first token. Reused from sentence to sentence.</summary>
internal sealed class ParserState
{
    public const int Shift = 0;
    public const int Left = 1;
    public const int Right = 2;
    public const int Transitions = 3;

    private const int None = -2;

    private readonly int[] _stack = new int[SentenceSplitter.LongestSentence + 1];
    private readonly int[] _heads = new int[SentenceSplitter.LongestSentence + 1];
    private readonly int[] _leftmost = new int[SentenceSplitter.LongestSentence + 1];
    private readonly int[] _secondLeft = new int[SentenceSplitter.LongestSentence + 1];
    private readonly int[] _rightmost = new int[SentenceSplitter.LongestSentence + 1];
    private readonly byte[] _lefts = new byte[SentenceSplitter.LongestSentence + 1];
    private readonly byte[] _rights = new byte[SentenceSplitter.LongestSentence + 1];
    private WordForms _forms = null!;
    private byte[] _tags = null!;
    private int _first;
    private int _count;

    /// <summary>Tokens of the sentence; the artificial root stands behind them, at this position.</summary>
    public int Count => _count;

    public int Size { get; private set; }

    public int Next { get; private set; }

    public bool Finished => Next == _count && Size == 0;

    public void Start(WordForms forms, byte[] tags, Sentence sentence)
    {
        (_forms, _tags, _first, _count) = (forms, tags, sentence.First, sentence.Count);
        (Size, Next) = (0, 0);
        Array.Fill(_heads, None, 0, _count + 1);
        Array.Fill(_leftmost, None, 0, _count + 1);
        Array.Fill(_secondLeft, None, 0, _count + 1);
        Array.Fill(_rightmost, None, 0, _count + 1);
        Array.Clear(_lefts, 0, _count + 1);
        Array.Clear(_rights, 0, _count + 1);
    }

    public bool Allows(int transition) => transition switch
    {
        Shift => Next < _count,
        // One root only: the artificial root takes what is left when nothing else can.
        Left => Size > 0 && (Next < _count || Size == 1),
        _ => Size > 1,
    };

    public void Apply(int transition)
    {
        switch (transition)
        {
            case Shift:
                _stack[Size++] = Next++;
                break;
            case Left:
                Attach(Next, _stack[--Size]);
                break;
            default:
                Size--;
                Attach(_stack[Size - 1], _stack[Size]);
                break;
        }
    }

    /// <summary>-1 for the child of the artificial root, -2 while there is no head.</summary>
    public int HeadOf(int token) => token < 0 || token >= _count ? None : _heads[token] == _count ? -1 : _heads[token];

    public int Stack(int depth) => depth < Size ? _stack[Size - 1 - depth] : None;

    public int Buffer(int ahead) => Next + ahead <= _count ? Next + ahead : None;

    public uint Word(int token) => token >= 0 && token < _count ? _forms.Normal[_first + token] : (uint)(token == _count ? 7 : 11);

    public uint Suffix(int token) => _forms.Suffix3[_first + token];

    public uint Tag(int token) => token >= 0 && token < _count ? _tags[_first + token] : (uint)(token == _count ? 253 : 254);

    public int Leftmost(int token) => token >= 0 ? _leftmost[token] : None;

    public int SecondLeft(int token) => token >= 0 ? _secondLeft[token] : None;

    public int Rightmost(int token) => token >= 0 ? _rightmost[token] : None;

    public uint Valency(int token) => token >= 0 ? (uint)(Math.Min(_lefts[token], (byte)4) * 5 + Math.Min(_rights[token], (byte)4)) : 99u;

    public static uint Distance(int left, int right)
    {
        if (left < 0 || right < 0) return 15;
        var d = right - left;
        return d switch { < 5 => (uint)Math.Max(d, 0), < 7 => 5, < 10 => 6, < 15 => 7, < 25 => 8, _ => 9 };
    }

    /// <summary>Nearest sibling's place: 0 none on this side, otherwise tag of the head's outermost child there.</summary>
    public uint SiblingsBetween(int token)
    {
        var head = HeadOf(token);
        if (head < 0) return 0;
        var outer = token < head ? Leftmost(head) : Rightmost(head);
        return outer == token ? 1u : 2u + Tag(outer);
    }

    private void Attach(int head, int child)
    {
        _heads[child] = head;
        if (child < head)
        {
            // Children left of the buffer's front come nearest first, those under the stack's top come last first: keep the outermost.
            if (_leftmost[head] < 0 || child < _leftmost[head]) (_secondLeft[head], _leftmost[head]) = (_leftmost[head], child);
            if (_lefts[head] < 255) _lefts[head]++;
        }
        else
        {
            if (child > _rightmost[head]) _rightmost[head] = child;
            if (_rights[head] < 255) _rights[head]++;
        }
    }
}
