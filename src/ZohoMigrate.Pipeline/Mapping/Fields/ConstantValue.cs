using System.Text.Json.Nodes;

namespace ZohoMigrate.Pipeline.Mapping.Fields;

/// <summary><c>const: customer</c>: converted once, when the pack was compiled.</summary>
internal sealed class ConstantValue(JsonNode value) : IFieldValue
{
    public bool MayBe(string text) => value.ToString() == text;

    public JsonNode? Make(MappingScope scope, string path) => value.DeepClone();
}
