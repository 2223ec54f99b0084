using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Mapping;
using ZohoMigrate.Pipeline.Records.Problems;

namespace ZohoMigrate.Pipeline.Surveying;

/// <summary>Holds the fields that a mapping fills against those that the organisation has.</summary>
internal static class FieldFindings
{
    private const char Special = '$';

    /// <summary>What is conspicuous of a stream; nothing where the organisation does not tell its fields.</summary>
    public static IEnumerable<SurveyFinding> Of(StreamMapping stream)
    {
        var fields = Fields(stream.Module).ToList();
        if (fields.TrueForAll(field => field.Spec.Here is null))
            return [];
        var mapped = fields.Where(field => stream.Mapped.Contains(field.Path)).ToList();
        return new[]
        {
            About(stream, "field-not-there", "The organisation shows none of these fields", mapped.Where(field => field.Spec.Here is null)),
            About(stream, "read-only", "Nobody can fill these fields over the API", mapped.Where(field => field.Spec.Here is { ReadOnly: true })),
            About(stream, "not-mapped", "A layout makes these fields mandatory, and nothing is mapped to them", fields.Except(mapped).Where(field => field.Spec.Here is { MandatoryInLayout: true, ReadOnly: false } && !IsSaid(field.Spec))),
        }.OfType<SurveyFinding>();
    }

    private static SurveyFinding? About(StreamMapping stream, string code, string what, IEnumerable<(string Path, FieldSpec Spec)> fields)
    {
        var named = fields.Select(field => field.Spec.Here?.Label is { } label && label != field.Path ? $"{field.Path} ({label})" : field.Path).ToList();
        return named.Count == 0 ? null : SurveyFindings.Of(code, stream.Entry.Name, $"{what}: {string.Join(", ", named)}.");
    }

    // What Zoho demands has a problem in each record that lacks it.
    private static bool IsSaid(FieldSpec field) => field.Required || field.Here is { Required: true };

    private static IEnumerable<(string Path, FieldSpec Spec)> Fields(ModuleSpec module) => module.Fields
        .Where(field => !field.Value.Own && !field.Key.StartsWith(Special)).Select(field => (field.Key, field.Value))
        .Concat(module.Fields.Where(field => field.Value.Own).SelectMany(own => own.Value.Fields.Select(field => ($"{own.Key}.{field.Key}", field.Value))));
}
