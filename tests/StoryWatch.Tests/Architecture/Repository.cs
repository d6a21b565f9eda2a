using System.Xml.Linq;

namespace StoryWatch.Tests.Architecture;

/// <summary>The sources that these tests were built from.</summary>
internal static class Repository
{
    public static readonly DirectoryInfo Root = Find();

    /// <summary>The projects that a project file refers to, by name.</summary>
    public static IReadOnlyList<string> ProjectReferencesOf(string project) =>
    [
        .. XDocument.Load(Path.Combine(Root.FullName, "src", project, $"{project}.csproj"))
            .Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(((string)reference.Attribute("Include")!).Replace('\\', '/'))),
    ];

    public static IEnumerable<string> Projects => Root.GetDirectories("src").Single().GetDirectories("StoryWatch*").Select(folder => folder.Name);

    private static DirectoryInfo Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "StoryWatch.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("These tests run inside the repository.");
        return folder;
    }
}
