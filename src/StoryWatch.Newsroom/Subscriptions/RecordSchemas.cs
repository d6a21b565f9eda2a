using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using StoryWatch.Newsroom.Journal;
using StoryWatch.Stories;
using StoryWatch.Stories.Threads;

namespace StoryWatch.Newsroom.Subscriptions;

/// <summary>The JSON Schema of a record of the domain, as the journal writes it: nulls are left out.</summary>
internal static class RecordSchemas
{
    private static readonly JsonSchemaExporterOptions Exporting = new() { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = Transform };

    public static JsonNode Of(Type type)
    {
        var schema = StoryEventCodec.Json.GetJsonSchemaAsNode(type, Exporting);
        Inline(schema, schema);
        LeaveNullsOut(schema);
        return schema;
    }

    /// <summary>The exporter refers to what it has written before, from the root; here the root is another one.</summary>
    private static void Inline(JsonNode root, JsonNode? schema)
    {
        if (schema is JsonObject fields && fields["$ref"]?.GetValue<string>() is { } path)
        {
            var target = path.Split('/').Skip(1).Aggregate(root, (node, name) => node[name]!).DeepClone().AsObject();
            fields.Remove("$ref");
            foreach (var (name, value) in target.ToList())
            {
                target.Remove(name);
                fields.TryAdd(name, value);
            }
        }

        foreach (var child in schema switch { JsonObject one => one.Select(field => field.Value).ToList(), JsonArray many => many.ToList(), _ => [] })
            Inline(root, child);
    }

    /// <summary>What the exporter cannot see into: types with converters of ours.</summary>
    private static JsonNode Transform(JsonSchemaExporterContext context, JsonNode schema)
    {
        var type = context.TypeInfo.Type;
        if (type == typeof(StoryId))
            return new JsonObject { ["type"] = "string" };
        return type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueList<>)
            ? new JsonObject { ["type"] = "array", ["items"] = Of(type.GetGenericArguments()[0]) }
            : schema;
    }

    private static void LeaveNullsOut(JsonNode? schema)
    {
        if (schema is JsonArray list)
        {
            foreach (var item in list)
                LeaveNullsOut(item);
        }

        if (schema is not JsonObject fields)
            return;
        if (fields["properties"] is JsonObject properties && fields["required"] is JsonArray required)
        {
            foreach (var name in required.Select(name => name!.GetValue<string>()).Where(name => AllowsNull(properties[name])).ToList())
                required.Remove(required.Single(item => item!.GetValue<string>() == name));
        }

        foreach (var (_, value) in fields.ToList())
            LeaveNullsOut(value);
        WriteNumbersAsNumbers(fields);
        RemoveNull(fields, "type");
        RemoveNull(fields, "enum");
    }

    /// <summary>Numbers are read from strings too, but never written so.</summary>
    private static void WriteNumbersAsNumbers(JsonObject fields)
    {
        if (fields["type"] is not JsonArray types || !types.Any(type => type?.GetValue<string>() is "integer" or "number"))
            return;
        foreach (var text in types.Where(type => type?.GetValue<string>() == "string").ToList())
            types.Remove(text);
        fields.Remove("pattern");
        if (types.Count == 1)
            fields["type"] = types[0]!.DeepClone();
    }

    private static bool AllowsNull(JsonNode? schema) =>
        schema is JsonObject fields && (HasNull(fields["type"]) || HasNull(fields["enum"]));

    private static bool HasNull(JsonNode? schema) => schema is JsonArray choices && choices.Any(IsNull);

    private static void RemoveNull(JsonObject fields, string name)
    {
        if (fields[name] is not JsonArray choices || !choices.Any(IsNull))
            return;
        var kept = choices.Where(choice => !IsNull(choice)).Select(choice => choice!.DeepClone()).ToArray();
        fields[name] = name == "type" && kept.Length == 1 ? kept[0] : new JsonArray(kept);
    }

    private static bool IsNull(JsonNode? choice) => choice is null || (choice is JsonValue value && value.TryGetValue<string>(out var text) && text == "null");
}
