using System.Text.Json;
using System.Text.Json.Serialization;

namespace ZohoMigrate.Pipeline.Reporting;

/// <summary>Writes the names of an enum as <see cref="Words"/> does.</summary>
internal sealed class KebabCaseEnum<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.KebabCaseLower)
    where T : struct, Enum;
