using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Records.Problems;
using ZohoMigrate.Pipeline.Records.Runs;

namespace ZohoMigrate.Pipeline.Surveying;

/// <summary>What only a person can see of an organisation, as far as it concerns the records of the run.</summary>
internal static class ByHandFindings
{
    /// <param name="product">One that is moved into.</param>
    /// <param name="contents">What the records hold.</param>
    /// <param name="today">The day, by which others are gone by.</param>
    public static IEnumerable<SurveyFinding> Of(ProductSpec product, RunContents contents, DateOnly today)
    {
        var streams = contents.Streams.Where(stream => stream.Module.Product == product.Product).ToList();
        return
            from matter in product.ByHand
            let concerned = streams.Where(stream => Matters(matter, stream, today)).ToList()
            where concerned.Count > 0
            select new SurveyFinding(Survey.LookYourself, matter.Title, 0, $"{matter.Means}{CustomFields(matter, concerned)}", matter.Hint);
    }

    private static bool Matters(ByHandSpec matter, StreamContents stream, DateOnly today) =>
        (matter.Modules.Count == 0 || matter.Modules.Contains(stream.Module.Module))
        && (matter.Past is null || stream.HasBefore(matter.Past, today))
        && (matter.Fields.Count + matter.Values.Count == 0 || matter.Fields.Any(stream.Has) || matter.Values.Any(value => stream.Has(value.Key, value.Value)));

    private static string CustomFields(ByHandSpec matter, List<StreamContents> streams)
    {
        var named = streams.Where(stream => stream.CustomFields.Count > 0 && matter.Fields.Contains(stream.Module.CustomFields!.List)).GroupBy(stream => stream.Module.Title, stream => stream.CustomFields)
            .Select(module => $"{string.Join(", ", module.SelectMany(fields => fields).Distinct(StringComparer.Ordinal))} of {module.Key.ToLowerInvariant()}").ToList();
        return named.Count == 0 ? "" : $" The run fills {string.Join("; ", named)}.";
    }
}
