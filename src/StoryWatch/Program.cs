using StoryWatch.Commands;

return await StoryWatchCommand.Create().RunAsync(args);
