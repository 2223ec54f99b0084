using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ZohoMigrate.Catalog;

namespace ZohoMigrate.Tests.Catalog.Conformance;

/// <summary>The bodies a run has sent, and what Zoho's documents have against them.</summary>
internal static class SentBodies
{
    /// <summary>Operation and body of each request, from the log of a run that also logs values.</summary>
    public static IReadOnlyList<(OperationSpec Operation, JsonObject Body)> In(string log, ZohoCatalogue catalogue)
    {
        var lines = File.ReadLines(log).Select(line => JsonNode.Parse(line)!.AsObject()).ToList();
        var sent = lines.Where(line => line["name"]?.ToString() == "AttemptBody").Select(line => (Request: line["request"]!.ToString(), Body: line["body"]!.ToString()))
            .DistinctBy(line => line.Request).ToDictionary(line => line.Request, line => line.Body, StringComparer.Ordinal);
        return
        [
            .. from line in lines
               where line["name"]?.ToString() == "AttemptEnded" && sent.GetValueOrDefault(line["request"]!.ToString()) is { Length: > 0 }
               let module = catalogue.Module(line["module"]!.ToString())
               select (module.Operations[line["operation"]!.ToString()], JsonNode.Parse(sent[line["request"]!.ToString()])!.AsObject()),
        ];
    }

    /// <summary>Members that the schema does not have, or has of another type, as <see cref="ModuleDifferences"/> says it.</summary>
    public static IEnumerable<string> Differences(JsonObject body, ZohoSchema schema, string path)
    {
        foreach (var (name, value) in body)
        {
            if (schema.Find(name) is not { } documented)
            {
                yield return $"{path}{name}: not in the request";
                continue;
            }

            if (!Fits(value!, documented.Type))
                yield return $"{path}{name}: {documented.Type} there";
            foreach (var inner in Inner(value!).SelectMany(part => Differences(part.Body, documented, $"{path}{name}{part.Joint}")))
                yield return inner;
        }
    }

    private static IEnumerable<(JsonObject Body, string Joint)> Inner(JsonNode value) => value switch
    {
        JsonObject part => [(part, ".")],
        JsonArray list => list.OfType<JsonObject>().Select(part => (part, "[].")),
        _ => [],
    };

    private static bool Fits(JsonNode value, string type) => value.GetValueKind() switch
    {
        // A share carries its sign ("15%"), which the documents' words say and their types do not.
        JsonValueKind.String => type == "string" || (type == "number" && value.ToString().EndsWith('%')),
        JsonValueKind.True or JsonValueKind.False => type == "boolean",
        JsonValueKind.Array => type == "array",
        JsonValueKind.Object => type == "object",
        // "integer" is written of amounts as well.
        JsonValueKind.Number => type is "number" or "integer",
        _ => throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"{value.GetValueKind()} is never sent.")),
    };
}
