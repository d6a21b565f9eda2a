using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using StoryWatch.Contracts;

namespace StoryWatch.Web.Tests.Contracts;

/// <summary>
/// What leaves the house is frozen as text that a reviewer reads. A wanted change is made by moving the received text over the approved one.
/// </summary>
public sealed class ContractsTests : DeskTests
{
    private static readonly NullabilityInfoContext Nullability = new();

    [Fact]
    public void Messages_are_as_approved() => Approve("Messages", string.Join('\n', typeof(IStoryClient).Assembly.GetExportedTypes()
        .OrderBy(type => type.Name, StringComparer.Ordinal)
        .Select(Describe)));

    [Fact]
    public async Task Paths_are_as_approved()
    {
        using var api = JsonDocument.Parse(await Desk.Client.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative), TimeLimit));
        var lines = api.RootElement.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject().Select(operation => Describe(path.Name, operation)))
            .Order(StringComparer.Ordinal);
        Approve("Paths", string.Join('\n', lines));
    }

    private static string Describe(Type type)
    {
        var text = new StringBuilder(type.Name).Append('\n');
        if (type.IsInterface)
        {
            foreach (var method in type.GetMethods().OrderBy(method => method.Name, StringComparer.Ordinal))
                text.Append($"  {method.Name}({string.Join(", ", method.GetParameters().Select(parameter => $"{NameOf(parameter.ParameterType)} {parameter.Name}"))})\n");
            return text.ToString();
        }

        foreach (var property in type.GetProperties().Where(property => property.Name != "EqualityContract"))
        {
            var isOptional = Nullability.Create(property).ReadState is NullabilityState.Nullable;
            text.Append($"  {JsonNamingPolicy.CamelCase.ConvertName(property.Name)}: {NameOf(property.PropertyType)}{(isOptional ? "?" : "")}\n");
        }

        return text.ToString();
    }

    private static string NameOf(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner)
            return NameOf(inner);
        return type.IsGenericType ? $"{type.Name[..type.Name.IndexOf('`')]}<{string.Join(", ", type.GetGenericArguments().Select(NameOf))}>" : type.Name;
    }

    private static string Describe(string path, JsonProperty operation)
    {
        var query = operation.Value.TryGetProperty("parameters", out var parameters)
            ? string.Join(' ', parameters.EnumerateArray().Where(parameter => parameter.GetProperty("in").GetString() == "query").Select(parameter => parameter.GetProperty("name").GetString()))
            : "";
        var statuses = string.Join(' ', operation.Value.GetProperty("responses").EnumerateObject().Select(response => response.Name));
        return $"{path} {operation.Name.ToUpperInvariant()}{(query.Length == 0 ? "" : $" ?{query}")} -> {statuses}";
    }

    private static void Approve(string name, string received, [CallerFilePath] string here = "")
    {
        var folder = Path.GetDirectoryName(here)!;
        var approved = Path.Combine(folder, $"{name}.approved.txt");
        var text = received.TrimEnd() + "\n";
        if (File.Exists(approved) && File.ReadAllText(approved) == text)
            return;
        File.WriteAllText(Path.Combine(folder, $"{name}.received.txt"), text);
        text.ShouldBe(File.Exists(approved) ? File.ReadAllText(approved) : "", $"{name}.received.txt differs from {name}.approved.txt");
    }
}
