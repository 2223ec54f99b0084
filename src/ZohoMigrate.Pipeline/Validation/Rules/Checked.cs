using System.Globalization;
using System.Text.Json.Nodes;
using ZohoMigrate.Catalog;

namespace ZohoMigrate.Pipeline.Validation.Rules;

/// <summary>A value as a rule sees it: of the right type already.</summary>
/// <param name="Spec">What Zoho demands.</param>
/// <param name="Node">The value.</param>
internal readonly record struct Checked(FieldSpec Spec, JsonNode Node)
{
    public string Text => Node.ToString();

    public decimal Number => decimal.Parse(Text.TrimEnd('%'), NumberStyles.Float, CultureInfo.InvariantCulture);
}
