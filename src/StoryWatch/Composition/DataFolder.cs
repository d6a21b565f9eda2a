namespace StoryWatch.Composition;

/// <summary>Where a command keeps its journal: a given folder, or one of its own that is deleted afterwards.</summary>
internal sealed class DataFolder : IDisposable
{
    private readonly DirectoryInfo? _own;

    public DataFolder(DirectoryInfo? given)
    {
        _own = given is null ? Directory.CreateTempSubdirectory("storywatch-") : null;
        Path = (given ?? _own!).FullName;
    }

    public string Path { get; }

    public void Dispose()
    {
        try
        {
            _own?.Delete(recursive: true);
        }
        catch (IOException)
        {
            // A folder in the system's temporary place is no reason to fail after the work is done.
        }
    }
}
