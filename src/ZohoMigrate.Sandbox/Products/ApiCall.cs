using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace ZohoMigrate.Sandbox.Products;

/// <summary>What a request asks for, taken off the wire.</summary>
internal sealed record ApiCall
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    public required RouteMatch Match { get; init; }

    public required IQueryCollection Query { get; init; }

    /// <summary>The Authorization header, empty where there is none.</summary>
    public required string Authorization { get; init; }

    public required ReadOnlyMemory<byte> Body { get; init; }

    public required IHeaderDictionary Headers { get; init; }

    /// <summary>The form that is the body; null where it is none.</summary>
    public UploadedForm? Form { get; init; }

    /// <summary>What a header says, empty where it is not there.</summary>
    public string Header(string name) => Headers[name].ToString();

    /// <summary>The body as an object; null where it is none.</summary>
    public JsonObject? ReadBody()
    {
        try
        {
            return JsonNode.Parse(Body.Span, documentOptions: Strict) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public bool Says(string flag) => string.Equals(Query[flag].ToString(), "true", StringComparison.OrdinalIgnoreCase);
}
