using System.Globalization;

namespace StoryWatch.Commands;

/// <summary>Tells on stderr how far long work is: one line that moves on a terminal, else a line every ten seconds.</summary>
internal sealed class ProgressLine : IDisposable
{
    private static readonly TimeSpan OnTerminal = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan InLog = TimeSpan.FromSeconds(10);

    private readonly Func<string> _text;
    private readonly bool _isTerminal = !Console.IsErrorRedirected;
    private readonly ITimer _timer;

    /// <param name="text">What to show now.</param>
    public ProgressLine(Func<string> text, TimeProvider clock)
    {
        _text = text;
        var interval = _isTerminal ? OnTerminal : InLog;
        _timer = clock.CreateTimer(_ => Show(), null, interval, interval);
    }

    public static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    public void Dispose()
    {
        _timer.Dispose();
        if (_isTerminal)
            Console.Error.Write("\r\x1b[K");
    }

    private void Show()
    {
        if (_isTerminal)
            Console.Error.Write($"\r\x1b[K{_text()}");
        else
            Console.Error.WriteLine(_text());
    }
}
