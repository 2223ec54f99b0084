using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace ZohoMigrate.Zoho.Options;

/// <summary>The setting is a share of something, as a percentage from 0% to 99%.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ShareAttribute() : ValidationAttribute("is not a share from 0% to 99%, like 20%")
{
    public override bool IsValid(object? value) => value is null || (value is string text && Parse(text) is not null);

    /// <summary>Percent as a fraction: "20%" is 0.2; null where it is none from 0% to 99%.</summary>
    internal static decimal? Parse(string text) =>
        text.EndsWith('%')
        && decimal.TryParse(text[..^1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent)
        && percent <= 99
            ? percent / 100
            : null;
}
