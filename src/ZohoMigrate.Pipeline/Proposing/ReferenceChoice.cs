using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Mapping.Yaml;

namespace ZohoMigrate.Pipeline.Proposing;

/// <summary>Finds what a column refers to: the table that has its values as keys, or in another column that tells its rows apart.</summary>
internal sealed class ReferenceChoice(IReadOnlyList<ProposedStream> streams)
{
    private const double Most = 0.9;
    private const double Half = 0.5;

    // What an organisation has before the first record comes.
    private static readonly Dictionary<string, string> LookedUpBy = new(StringComparer.Ordinal)
    {
        ["books.accounts"] = "account_name",
        ["books.taxes"] = "tax_name",
        ["books.currencies"] = "currency_code",
    };

    /// <summary>The rule of a field that refers to a module; null where nothing shows to what.</summary>
    public ProposedField? Of(string path, FieldSpec spec, SampledColumn column, bool isExact)
    {
        if (spec.References is not { } module || column.Values.Count == 0)
            return null;
        var best = streams.Where(stream => stream.Module.IsOf(module)).SelectMany(stream => Ways(stream, column))
            .OrderByDescending(way => way.Part).ThenByDescending(way => Suits(path, way.Stream)).ThenBy(way => way.By is not null).FirstOrDefault();
        // A stream refers to its own records by their key alone.
        if (best is { Part: >= Half, By: not null } && best.Stream.Table.Columns.Contains(column))
            return null;
        if (best.Part >= Half)
            return Found(path, column, best, isExact);
        return LookedUpBy.ContainsKey(module)
            ? new ProposedField(path, $"{{ lookup: {module}, from: {YamlWord.Column(column.Name)} }}", Certainty.Likely, "the organisation must have it already, by that name", column)
            : null;
    }

    private static ProposedField Found(string path, SampledColumn column, (ProposedStream Stream, SampledColumn? By, double Part) way, bool isExact)
    {
        var by = way.By is null ? "" : $", by: {YamlWord.Column(way.By.Name)}";
        var keys = (way.By ?? way.Stream.Key.Columns[0]).Distinct;
        var known = column.Distinct.Count(keys.Contains);
        var certainty = way.Part < Most ? Certainty.Question : known == column.Distinct.Count && isExact ? Certainty.Sure : Certainty.Likely;
        var others = known == column.Distinct.Count ? "" : $", and not {column.Quote(value => !keys.Contains(value))}";
        var note = $"{known} of its {column.Distinct.Count} values are in {way.Stream.Table.Title}{others}";
        return new ProposedField(
            path, $"{{ ref: {way.Stream.Name}{by}, from: {YamlWord.Column(column.Name)} }}", certainty, certainty == Certainty.Question ? $"is it that? Only {note}" : note, column)
        { Parent = way.Stream.Name, ParentColumn = way.By ?? way.Stream.Key.Columns[0] };
    }

    private static IEnumerable<(ProposedStream Stream, SampledColumn? By, double Part)> Ways(ProposedStream stream, SampledColumn column)
    {
        if (stream.Key.Columns is [var key])
            yield return (stream, null, column.PartIn(key));
        foreach (var other in stream.Table.Columns.Where(other => !stream.IsGrouped && other.IsUnique && other.Values.Count > 0 && !stream.Key.Columns.Contains(other)))
            yield return (stream, other, column.PartIn(other));
    }

    private static bool Suits(string path, ProposedStream stream) =>
        !stream.Names.Constants.TryGetValue("contact_type", out var type) || path.EndsWith($"{type}_id", StringComparison.Ordinal);
}
