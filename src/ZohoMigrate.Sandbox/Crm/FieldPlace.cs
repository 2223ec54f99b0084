using System.Globalization;
using System.Text.Json.Nodes;

namespace ZohoMigrate.Sandbox.Crm;

/// <summary>Where in a call's body a field stands.</summary>
/// <param name="Name">Its API name.</param>
/// <param name="Path">Its JSON path (<c>$.data[3].Email</c>).</param>
internal readonly record struct FieldPlace(string Name, string Path)
{
    /// <summary>A whole record.</summary>
    public static FieldPlace Record(int index) => new("data", string.Create(CultureInfo.InvariantCulture, $"$.data[{index}]"));

    public FieldPlace Member(string name) => new(name, $"{Path}.{name}");

    public FieldPlace Element(int index) => this with { Path = string.Create(CultureInfo.InvariantCulture, $"{Path}[{index}]") };

    public JsonObject Details() => new() { ["api_name"] = Name, ["json_path"] = Path };
}
