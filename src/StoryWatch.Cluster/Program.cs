using StoryWatch.Cluster;

return await ClusterCommand.Create().Parse(args).InvokeAsync();
