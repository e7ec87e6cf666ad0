using System.Text.Json;

namespace PublicationsCatalogue.Tests.Support;

/// <summary>Whether a value is as an OpenAPI document says; a property that is not described is a fault too.</summary>
public sealed class SchemaCheck(JsonElement document)
{
    public IEnumerable<string> Faults(JsonElement schema, JsonElement value, string place = "#")
    {
        if (schema.TryGetProperty("$ref", out var reference))
        {
            foreach (var step in reference.GetString()!.Split('/').Skip(1).Prepend(""))
                schema = step.Length == 0 ? document : schema.GetProperty(step);
        }
        if (schema.TryGetProperty("oneOf", out var choices) || schema.TryGetProperty("anyOf", out choices))
            return choices.EnumerateArray().Any(choice => !Faults(choice, value, place).Any()) ? [] : [$"{place} fits none of its choices"];
        return Is(schema, value, place).Concat(value.ValueKind switch
        {
            JsonValueKind.Object => InObject(schema, value, place),
            JsonValueKind.Array when schema.TryGetProperty("items", out var items) => value.EnumerateArray().SelectMany((item, i) => Faults(items, item, $"{place}/{i}")),
            _ => [],
        });
    }

    private static IEnumerable<string> Is(JsonElement schema, JsonElement value, string place)
    {
        if (schema.TryGetProperty("enum", out var values) && !values.EnumerateArray().Any(v => v.ToString() == value.ToString()))
            yield return $"{place} is {value}";
        if (!schema.TryGetProperty("type", out var type))
            yield break;
        var types = type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(t => t.GetString()).ToList() : [type.GetString()];
        var own = value.ValueKind switch
        {
            JsonValueKind.Object => "object",
            JsonValueKind.Array => "array",
            JsonValueKind.String => "string",
            JsonValueKind.Number => "integer",
            JsonValueKind.True or JsonValueKind.False => "boolean",
            _ => "null",
        };
        if (!types.Contains(own))
            yield return $"{place} is {own} and not {type}";
    }

    private IEnumerable<string> InObject(JsonElement schema, JsonElement value, string place)
    {
        var known = schema.TryGetProperty("properties", out var properties) ? properties : default;
        foreach (var property in value.EnumerateObject())
        {
            if (known.ValueKind != JsonValueKind.Object || !known.TryGetProperty(property.Name, out var own))
                yield return $"{place}/{property.Name} is not described";
            else
            {
                foreach (var fault in Faults(own, property.Value, $"{place}/{property.Name}"))
                    yield return fault;
            }
        }
        if (!schema.TryGetProperty("required", out var required))
            yield break;
        foreach (var name in required.EnumerateArray().Select(r => r.GetString()!).Where(name => !value.TryGetProperty(name, out _)))
            yield return $"{place}/{name} is missing";
    }
}
