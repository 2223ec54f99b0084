using ZohoMigrate.Pipeline.Mapping;
using ZohoMigrate.Pipeline.Records.Problems;
using ZohoMigrate.Pipeline.Records.Runs;

namespace ZohoMigrate.Pipeline.Surveying;

/// <summary>Whose numbers the records will have at Zoho. No call shows whether an organisation numbers by itself (reference/zoho-books.md §4.0), so it is said what holds in either case.</summary>
internal static class NumberFindings
{
    public static IEnumerable<SurveyFinding> Of(Pack pack, RunContents contents)
    {
        var numbered = contents.Streams.Where(stream => stream.Module.Number?.Field is { } field && stream.Has(field)).ToLookup(stream => stream.HasNumberNotKept);
        var other = contents.Streams.Where(stream => stream.Module.Number?.Instead is not null).ToList();
        return new[] { Kept([.. numbered[false]]), NotKept([.. numbered[true]]), Zohos(pack, other) }.OfType<SurveyFinding>();
    }

    private static SurveyFinding? Kept(List<StreamContents> streams) => streams.Count == 0 ? null : SurveyFindings.Of(
        "own-numbers", Titles(streams),
        $"Zoho keeps the source's numbers, also where it numbers by itself: {Flags(streams)} goes with {Fields(streams)}.");

    private static SurveyFinding? NotKept(List<StreamContents> streams) => streams.Count == 0 ? null : SurveyFindings.Of(
        "number-not-kept", Titles(streams),
        $"Stream {Names(streams)} sends {Fields(streams)}, and not in every record {Flags(streams)} with it.");

    private static SurveyFinding? Zohos(Pack pack, List<StreamContents> streams)
    {
        if (streams.Count == 0)
            return null;
        var mapped = streams.ToLookup(stream => pack.Streams.Single(own => own.Entry.Name == stream.Stream).Mapped.Contains(stream.Module.Number!.Instead!));
        var kept = mapped[true].Any() ? $" It stands in {Instead(mapped[true])} of {Names(mapped[true])}, if that is what is mapped there." : "";
        var lost = mapped[false].Any() ? $" Nothing is mapped to {Instead(mapped[false])} of {Names(mapped[false])}: the number is lost there." : "";
        return SurveyFindings.Of("zoho-numbers", Titles(streams), $"Zoho takes no number of the source's for these; it gives its own, or none.{kept}{lost}");
    }

    private static string Titles(IEnumerable<StreamContents> streams) => Joined(streams.Select(stream => stream.Module.Title.ToLowerInvariant()));

    private static string Names(IEnumerable<StreamContents> streams) => Joined(streams.Select(stream => stream.Stream));

    private static string Fields(IEnumerable<StreamContents> streams) => Joined(streams.Select(stream => $"`{stream.Module.Number!.Field}`"));

    private static string Flags(IEnumerable<StreamContents> streams) => Joined(streams.Select(stream => $"`{stream.Module.Number!.KeptBy}`"));

    private static string Instead(IEnumerable<StreamContents> streams) => Joined(streams.Select(stream => $"`{stream.Module.Number!.Instead}`"));

    private static string Joined(IEnumerable<string> parts) => string.Join(", ", parts.Distinct(StringComparer.Ordinal));
}
