using BenchmarkDotNet.Running;
using StoryWatch.Benchmarks;
using StoryWatch.Benchmarks.Load;
using StoryWatch.Benchmarks.Webhooks;

// `load ...` drives a real server, `pages ...` one with many pages, `threading ARCHIVE` prints what routing costs, `attribution` what reading does, `feeds` what feeds do, `webhooks ...` what deliveries cost; anything else goes to BenchmarkDotNet.
if (args is ["load", .. var rest])
    return await LoadCommand.Create().Parse(rest).InvokeAsync();
if (args is ["webhooks", .. var webhooks])
    return await WebhookCommand.Create().Parse(webhooks).InvokeAsync();
if (args is ["pages", .. var options])
    return await PagesCommand.Create().Parse(options).InvokeAsync();
if (args is ["threading", var archive])
{
    ThreadingBenchmark.Run(archive);
    return 0;
}

if (args is ["feeds"])
{
    await FeedsBenchmark.RunAsync();
    return 0;
}

if (args is ["feeds-server"])
{
    FeedsBenchmark.Serve();
    return 0;
}

if (args is ["attribution"])
{
    AttributionBenchmark.Run();
    return 0;
}

if (args is ["ledger"])
{
    LedgerBenchmark.Run();
    return 0;
}

BenchmarkSwitcher.FromAssembly(typeof(LoadCommand).Assembly).Run(args);
return 0;
