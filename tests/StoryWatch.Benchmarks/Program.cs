using BenchmarkDotNet.Running;
using StoryWatch.Benchmarks.Load;

// `load ...` drives a real server; anything else goes to BenchmarkDotNet.
if (args is ["load", .. var rest])
    return await LoadCommand.Create().Parse(rest).InvokeAsync();
BenchmarkSwitcher.FromAssembly(typeof(LoadCommand).Assembly).Run(args);
return 0;
