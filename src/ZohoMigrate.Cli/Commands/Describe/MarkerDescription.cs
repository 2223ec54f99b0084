using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Records.Keys;

namespace ZohoMigrate.Cli.Commands.Describe;

/// <summary>The marker that a record's own text ends with.</summary>
/// <param name="Field">Whose text.</param>
/// <param name="Length">Characters it takes, its blank included.</param>
/// <param name="MaxLength">Characters the field has; null = no limit is known.</param>
/// <param name="CustomField">Whether a custom field (<c>unique_field</c>) can hold it instead.</param>
internal sealed record MarkerDescription(string Field, int Length, int? MaxLength, bool CustomField)
{
    public static MarkerDescription? Of(ModuleSpec module) =>
        module.Marker is { } field ? new MarkerDescription(field, RecordMarker.Room, module.Fields[field].MaxLength, module.CustomFields is not null) : null;
}
