using System.Globalization;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Records.Payloads;
using ZohoMigrate.Pipeline.Records.Totals;

namespace ZohoMigrate.Pipeline.Validation.Rules;

/// <summary>A value as a rule sees it: of the right type already.</summary>
/// <param name="spec">What Zoho demands.</param>
/// <param name="node">The value.</param>
internal readonly struct Checked(FieldSpec spec, PayloadNode node)
{
    public FieldSpec Spec { get; } = spec;

    /// <summary>Whether a value is text.</summary>
    public static bool IsText(PayloadNode? node) => node is PayloadText;

    public string Text => node.ToString();

    public decimal Number => RecordTotal.Number(node) ?? decimal.Parse(Text.TrimEnd('%'), NumberStyles.Float, CultureInfo.InvariantCulture);

    public DateOnly Date => IsoDate.Parse(Text);

    private DateOnly Day => Spec.Type == FieldType.DateTime ? DateOnly.FromDateTime(Moment.Parse(Text).DateTime) : Date;

    /// <summary>Whether a date is before another, and a moment before another wherever each was told; a moment beside a date counts as its day.</summary>
    public bool IsBefore(Checked other) => (Spec.Type, other.Spec.Type) switch
    {
        (FieldType.DateTime, FieldType.DateTime) => Moment.Parse(Text) < Moment.Parse(other.Text),
        _ => Day < other.Day,
    };

    /// <summary>Characters as a person counts them.</summary>
    public int Length => Text.EnumerateRunes().Count();

    /// <summary>Decimals that are not zeros at the end.</summary>
    public int Decimals => (Number / 1.0000000000000000000000000000m).Scale;
}
