using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using StoryWatch.Feeds;
using StoryWatch.Feeds.Polling;
using StoryWatch.Feeds.Reading;
using StoryWatch.Newsroom.Feeds;
using StoryWatch.Storage;
using StoryWatch.Testing;

namespace StoryWatch.Benchmarks;

/// <summary>
/// What feeds cost on one core, in processor time: megabytes of RSS a second, from bytes to articles; and a thousand feeds that answer 304 to a
/// request of ten minutes' rhythm, with the SQLite store on disk and the server in a process of its own.
/// </summary>
internal static class FeedsBenchmark
{
    private const int Feeds = 1000;
    private const int Rounds = 5;

    private static readonly TimeSpan Rhythm = TimeSpan.FromMinutes(10);

    public static async Task RunAsync()
    {
        foreach (var (name, escaped) in new[] { ("CDATA", false), ("escaped", true) })
            Parse(name, Encoding.UTF8.GetBytes(Rss(items: 200, escaped)));
        await PollAsync();
    }

    /// <summary>The server's part, in the process that <see cref="RunAsync"/> starts: 304 to whatever has a validator.</summary>
    public static void Serve()
    {
        using var listener = new TcpListener(IPAddress.Any, 0);
        listener.Start();
        Console.WriteLine(((IPEndPoint)listener.LocalEndpoint).Port);
        while (true)
        {
            var client = listener.AcceptTcpClient();
            new Thread(() => Answer(client)) { IsBackground = true }.Start();
        }
    }

    private static void Parse(string name, byte[] document)
    {
        var now = DateTimeOffset.UtcNow;
        var source = FeedSource.Unknown with { Base = new Uri("https://wire.example/rss") };
        void ReadOnce() => FeedDocument.Read(document, source, now);
        void TakeOnce()
        {
            foreach (var entry in FeedDocument.Read(document, source, now).Entries)
                EntryArticle.Of(1, entry, "https://wire.example/rss", null, null, now);
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"RSS, {name}, {document.Length / 1e6:f1} MB: read {Speed(ReadOnce, document.Length):f0} MB/s, read into articles {Speed(TakeOnce, document.Length):f0} MB/s of processor time"));
    }

    private static double Speed(Action once, int length)
    {
        for (var i = 0; i < 20; i++)
            once();
        var (start, runs) = (Processor(), 0);
        while (runs < 20 || Processor() - start < TimeSpan.FromSeconds(2))
        {
            once();
            runs++;
        }

        return runs * (double)length / 1e6 / (Processor() - start).TotalSeconds;
    }

    private static async Task PollAsync()
    {
        using var server = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, ["feeds-server"]) { RedirectStandardOutput = true })!;
        var folder = Directory.CreateTempSubdirectory("storywatch-feeds-");
        try
        {
            var port = int.Parse((await server.StandardOutput.ReadLineAsync())!, CultureInfo.InvariantCulture);
            var clock = new ManualClock(DateTimeOffset.UtcNow);
            var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
            builder.Services.AddSingleton<TimeProvider>(clock).AddSqliteStorage(folder.FullName).AddFeeds(new FeedOptions { AllowPrivateAddresses = true, AtOnce = 16 });
            using var host = builder.Build();
            await host.StartAsync();
            var (feeds, poller) = (host.Services.GetRequiredService<IFeeds>(), host.Services.GetRequiredService<FeedPoller>());
            for (var i = 0; i < Feeds; i++)
                await feeds.AddAsync(Feed.At($"http://127.0.{i % 250}.{1 + i / 250}:{port}/{i}", FeedSettings.Default), default);
            await poller.PollDueAsync(default);
            if ((await feeds.ListAsync(default)).Select(feed => feed.State.LastError).FirstOrDefault(error => error is not null) is { } fault)
                throw new InvalidOperationException($"A feed of our own failed: {fault}");

            var (start, wall) = (Processor(), Stopwatch.StartNew());
            for (var round = 0; round < Rounds; round++)
            {

                // Longer than any feed waits: all are due.
                clock.Advance(FeedRhythm.Longest * 1.2);
                await poller.PollDueAsync(default);
            }

            var polls = (Processor() - start).TotalSeconds / Rounds;
            var states = await feeds.ListAsync(default);
            start = Processor();
            for (var look = 0; look < 100; look++)
                await feeds.DueAsync(clock.GetUtcNow(), 1000, default);
            var looks = (Processor() - start).TotalSeconds / 100 * (Rhythm / new FeedOptions().Look);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{Feeds} feeds, {states.Count(feed => feed.State.LastSuccess == clock.GetUtcNow())} answered in the last round: {polls:f2} s of processor time a round of 304s and {looks:f2} s of looking for due ones = {100 * (polls + looks) / Rhythm.TotalSeconds:f2}% of one core at a rhythm of {Rhythm.TotalMinutes} minutes ({wall.Elapsed.TotalSeconds / Rounds:f1} s a round by the clock)"));
            await host.StopAsync();
        }
        finally
        {
            server.Kill();
            folder.Delete(recursive: true);
        }
    }

    private static void Answer(TcpClient client)
    {
        using (client)
        {
            try
            {
                using var reader = new StreamReader(client.GetStream(), Encoding.ASCII, leaveOpen: true);
                while (true)
                {
                    var (isConditional, any) = (false, false);
                    while (reader.ReadLine() is { Length: > 0 } line)
                    {
                        any = true;
                        isConditional |= line.StartsWith("If-None-Match", StringComparison.OrdinalIgnoreCase);
                    }

                    if (!any)
                        return;
                    var body = isConditional ? "" : Rss(items: 20, escaped: true);
                    client.GetStream().Write(Encoding.UTF8.GetBytes(
                        $"HTTP/1.1 {(isConditional ? "304 Not Modified" : "200 OK")}\r\nETag: \"a\"\r\n{(isConditional ? "" : $"Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\n")}\r\n{body}"));
                }
            }
            catch (IOException)
            {
                // The poller closed the connection.
            }
        }
    }

    /// <summary>A feed of the shape that news sites give: some markup, a picture, a paragraph or ten.</summary>
    private static string Rss(int items, bool escaped)
    {
        var text = new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\"?><rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><channel><title>Wire</title>");
        for (var i = 0; i < items; i++)
        {
            var body = string.Concat(Enumerable.Range(0, 10).Select(p =>
                $"<p>Paragraph {p} of item {i}: the foreign minister said on <a href=\"https://wire.example/{p}?a=1&amp;b=2\">Monday</a> that the talks &ndash; the third in a month &ndash; would <b>go on</b>, and that both sides&#8217; envoys had agreed to meet again before the summit.</p>"));
            text.Append(CultureInfo.InvariantCulture, $"<item><title>Item {i}: envoys meet</title><link>https://wire.example/{i}</link><guid isPermaLink=\"false\">w-{i}</guid><dc:creator>A. Berg</dc:creator><pubDate>Mon, 22 Mar 2021 09:{i % 60:00}:00 GMT</pubDate><description>Envoys of two countries met on Monday and agreed to meet again.</description><content:encoded>")
                .Append(escaped ? WebUtility.HtmlEncode(body) : $"<![CDATA[{body}]]>").Append("</content:encoded></item>");
        }

        return text.Append("</channel></rss>").ToString();
    }

    private static TimeSpan Processor() => Process.GetCurrentProcess().TotalProcessorTime;
}
