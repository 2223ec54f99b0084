using ZohoMigrate.Pipeline.Mapping.Yaml;

namespace ZohoMigrate.Pipeline.Proposing;

/// <summary>
/// A field that is the same in all records of a kind: sure where the name of the file or of a column says of which kind they are; made from a
/// column whose cells say of some that they are of another kind; and asked where nothing says it.
/// </summary>
internal static class KindChoice
{
    // A column with more different values is a name, in which such a word may stand by chance.
    private const int MostValues = 20;

    /// <param name="stream">Whose field it is.</param>
    /// <param name="fields">Those that are found: a column of theirs may be called Customer.</param>
    /// <param name="path">The field.</param>
    /// <param name="constant">What it is as a rule.</param>
    public static ProposedField Of(ProposedStream stream, IReadOnlyList<ProposedField> fields, string path, string constant)
    {
        var rule = $"{{ const: {YamlWord.Of(constant)} }}";
        var kinds = stream.Names.Kinds;
        if (!kinds.ContainsKey(constant))
            return new ProposedField(path, rule, Certainty.Sure);
        var columns = stream.Table.Columns.Where(column => column.Distinct.Count is > 0 and <= MostValues && column.Distinct.All(value => KindOf(value) is not null)).ToList();
        if (columns.Find(column => column.Distinct.Any(value => KindOf(value) != constant)) is { } column)
        {
            var map = string.Join(", ", column.Distinct.Order(StringComparer.Ordinal).Select(value => $"{YamlWord.Of(value)}: {YamlWord.Of(KindOf(value)!)}"));
            return new ProposedField(path, $"{{ from: {YamlWord.Column(column.Name)}, map: {{ {map} }} }}", Certainty.Likely, $"column {column.Name} says it", column);
        }

        return columns.Count > 0 || KindOf(stream.Table.Name) == constant || fields.Any(field => field.Column is { } made && KindOf(made.Name) == constant)
            ? new ProposedField(path, rule, Certainty.Sure)
            : new ProposedField(path, rule, Certainty.Question, $"no column says it: is each of them one, and none a {string.Join(" or ", kinds.Keys.Where(kind => kind != constant))}?");

        string? KindOf(string text) =>
            kinds.Where(kind => kind.Value.Any(word => text.Contains(word, StringComparison.OrdinalIgnoreCase))).Select(kind => kind.Key).ToList() is [var only] ? only : null;
    }
}
