using System.Globalization;
using Spectre.Console;
using ZohoMigrate.Cli.Terminal;

namespace ZohoMigrate.Cli.Commands.Describe;

/// <summary>A module's fields, those inside another indented below it.</summary>
internal static class FieldTable
{
    private const int Megabyte = 1024 * 1024;

    public static Table Create(IReadOnlyList<FieldDescription> fields)
    {
        var table = Tables.Create("field", "type", "needed", "limits");
        table.Columns[0].NoWrap = true;
        Add(table, fields, "");
        return table;
    }

    internal static string Limits(FieldDescription field)
    {
        IEnumerable<string?> said =
        [
            field.References is null ? null : $"of {field.References}",
            field.MaxLength is { } length ? string.Create(CultureInfo.InvariantCulture, $"at most {length} letters") : null,
            field.MaxBytes is { } bytes ? string.Create(CultureInfo.InvariantCulture, $"at most {bytes / Megabyte} MB") : null,
            Range(field),
            field.Values is null ? null : $"one of {string.Join(", ", field.Values)}",
            field.Default is null ? null : $"without it: {field.Default}",
            field.SentBy is { } step ? $"sent by {step}" : field.Echoed ? null : "not shown in Zoho's answer",
            field.Here is { } here ? Here(field, here) : null,
        ];
        return string.Join("; ", said.OfType<string>());
    }

    // What the organisation says besides, and otherwise.
    private static string Here(FieldDescription field, OwnFieldDescription here)
    {
        IEnumerable<string?> said =
        [
            here.Made ? "made by the organisation" : null,
            here.Label != field.Name.Replace('_', ' ') ? $"called {here.Label}" : null,
            here.Length is { } length && length != field.MaxLength && field.Type is "text" or "email" ? string.Create(CultureInfo.InvariantCulture, $"at most {here.Length} letters there") : null,
            here.Values is { } values && !values.SequenceEqual(field.Values ?? []) ? $"there one of {string.Join(", ", values)}" : null,
            here.Required && !field.Required ? "mandatory there" : here.MandatoryInLayout ? "mandatory in a layout" : null,
            here.Unique ? "unique" : null,
            here.ReadOnly ? "nobody can fill it" : null,
        ];
        return string.Join("; ", said.OfType<string>()) is { Length: > 0 } differs ? differs : "the same there";
    }

    private static void Add(Table table, IReadOnlyList<FieldDescription> fields, string indent)
    {
        foreach (var field in fields)
        {
            table.Row(indent + field.Name, field.Type, field.Required ? "yes" : "", Limits(field));
            Add(table, field.Fields ?? [], indent + "  ");
        }
    }

    private static string? Range(FieldDescription field) => field switch
    {
        { Above: { } above } => string.Create(CultureInfo.InvariantCulture, $"more than {above}"),
        { Min: { } min, Max: { } max } => string.Create(CultureInfo.InvariantCulture, $"{min} to {max}"),
        { Min: { } min } => string.Create(CultureInfo.InvariantCulture, $"{min} or more"),
        { Max: { } max } => string.Create(CultureInfo.InvariantCulture, $"{max} or less"),
        _ => null,
    };
}
