using System.Globalization;
using ZohoMigrate.Catalog;
using ZohoMigrate.Catalog.India;
using ZohoMigrate.Pipeline.Mapping.Yaml;

namespace ZohoMigrate.Pipeline.Proposing;

/// <summary>How a field is made: from the first column of its known names whose values it can hold.</summary>
internal sealed class FieldChoice(SampledTable table, KnownNames names, ReferenceChoice references)
{
    private readonly ColumnMatch _match = new(table, names);

    public ProposedField? Of(string path, FieldSpec spec, IReadOnlyList<string> columns)
    {
        var filled = _match.Find(columns).Where(match => match.Column.Values.Count > 0).ToList();
        return filled.Select(match => Of(path, spec, match.Column, match.IsExact)).FirstOrDefault(field => field is not null)
            ?? filled.Where(match => match.IsExact && spec.Type == FieldType.Decimal).Select(match => Doubtful(path, spec, match.Column)).FirstOrDefault(field => field is not null);
    }

    /// <summary>A part of a column with several words.</summary>
    public ProposedField? Of(string path, KnownWords words) => _match.Find(words.Names)
        .Where(match => match.Column.Values.Count > 0)
        .Select(match => new ProposedField(
            path, $"{{ from: {YamlWord.Column(match.Column.Name)}, split: {{ on: \" \", part: {words.Part} }} }}", Certainty.Likely, words.Part == "first" ? "the first word" : "all words but the first", match.Column))
        .FirstOrDefault();

    private ProposedField? Of(string path, FieldSpec spec, SampledColumn column, bool isExact)
    {
        var certainty = isExact ? Certainty.Sure : Certainty.Likely;
        return spec.Type switch
        {
            FieldType.Id => references.Of(path, spec, column, isExact),
            FieldType.Date => Date(path, column, certainty),
            FieldType.Decimal when spec.Shape == Shape.Percentage => Percentage(path, column, certainty),
            FieldType.Decimal => Number(path, column, certainty),
            FieldType.Discount => Discount(path, column, certainty),
            FieldType.Integer => column.Distinct.All(value => int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _)) ? Plain(path, column, certainty) : null,
            FieldType.Boolean => column.Distinct.All(IsFlag) ? Plain(path, column, certainty) : null,
            FieldType.Choice => Choice(path, spec, column, certainty),
            FieldType.Email => Email(path, column, certainty),
            FieldType.Text when spec.Shape == Shape.StateCode => State(path, column, certainty),
            FieldType.Text => Text(path, spec, column, certainty),
            _ => null,
        };
    }

    private static ProposedField Plain(string path, SampledColumn column, Certainty certainty, string keys = "", string? note = null) =>
        new(path, $"{{ from: {YamlWord.Column(column.Name)}{keys} }}", certainty, note, column);

    private static ProposedField Asked(string path, SampledColumn column, Certainty certainty, string keys, string? question) =>
        Plain(path, column, question is null ? certainty : Certainty.Question, keys, question);

    private static ProposedField Date(string path, SampledColumn column, Certainty certainty)
    {
        var (formats, question) = DateEvidence.Of(column) is { Formats.Count: > 0 } all ? all : DateEvidence.Nearest(column);
        return Asked(path, column, certainty, formats.Count == 0 ? "" : $", formats: {YamlWord.List(formats)}", question);
    }

    private static ProposedField? Number(string path, SampledColumn column, Certainty certainty) =>
        NumberEvidence.Of(column, path) is var (keys, question) ? Asked(path, column, certainty, keys, question) : null;

    private static ProposedField? Percentage(string path, SampledColumn column, Certainty certainty) => NumberEvidence.AreFractions(column)
        ? Plain(path, column, Certainty.Question, note: "no value is 1 or more: does 0.18 mean 18 %? Then write 18 or 18% in the source, or translate it, as in map: { 0.18: 18 }")
        : Number(path, column, certainty);

    // The name fits, and some of its values are no numbers: those rows are refused until the user has answered, and nothing is made up.
    private static ProposedField? Doubtful(string path, FieldSpec spec, SampledColumn column)
    {
        var (keys, isNone) = NumberEvidence.Nearest(column, path);
        var left = column.Distinct.Count(isNone);
        if (left == column.Distinct.Count && (!(spec.Required || spec.TakenFrom is not null) || !column.Distinct.All(value => value.Any(char.IsAsciiDigit))))
            return null;
        return Plain(path, column, Certainty.Question, keys, string.Create(
            CultureInfo.InvariantCulture, $"column {column.Name} fits by name, and {left} of its {column.Distinct.Count} different values are no numbers: {column.Quote(isNone)}. How are they meant? Until then validate refuses their rows"));
    }

    private static ProposedField? Discount(string path, SampledColumn column, Certainty certainty)
    {
        if (column.Distinct.All(value => value.EndsWith('%')))
            return Plain(path, column, certainty);
        return NumberEvidence.AreFractions(column)
            ? Plain(path, column, Certainty.Likely, ", type: percent", "0.15 becomes 15%")
            : NumberEvidence.Of(column, path) is var (keys, question) ? Asked(path, column, Certainty.Likely, keys, question) : null;
    }

    private static ProposedField? Choice(string path, FieldSpec spec, SampledColumn column, Certainty certainty)
    {
        if (column.Distinct.All(spec.Values.Contains))
            return Plain(path, column, certainty);
        var known = column.Distinct.Order(StringComparer.Ordinal).Select(value => (Value: value, Choice: spec.Values.FirstOrDefault(choice => NameForm.Of(choice) == NameForm.Of(value))))
            .Where(pair => pair.Choice is not null).ToList();
        if (known.Count == 0 || (known.Count < column.Distinct.Count && !spec.Required))
            return null;
        var keys = $", map: {{ {string.Join(", ", known.Select(pair => $"{YamlWord.Of(pair.Value)}: {YamlWord.Of(pair.Choice!)}"))} }}";
        var left = column.Distinct.Count - known.Count;
        return Asked(path, column, certainty, keys, left == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"what are the {left} other values, {column.Quote(value => !known.Exists(pair => pair.Value == value))}? One of {string.Join(", ", spec.Values)}"));
    }

    private static ProposedField? Email(string path, SampledColumn column, Certainty certainty)
    {
        var mails = column.Values.Count(value => value.Contains('@', StringComparison.Ordinal));
        return mails * 2 < column.Values.Count ? null : Plain(path, column, certainty, mails < column.Values.Count ? ", on_invalid: omit" : "");
    }

    private static ProposedField? Text(string path, FieldSpec spec, SampledColumn column, Certainty certainty)
    {
        if (spec.Shape == Shape.Url && column.Distinct.Any(value => value.Contains(' ', StringComparison.Ordinal) || !value.Contains('.', StringComparison.Ordinal)))
            return null;
        return spec.MaxLength is { } most && column.Values.Count(value => value.Length > most) is > 0 and var longer
            ? Plain(path, column, Certainty.Question, note: $"{longer} values are longer than the {most} letters Zoho takes, {column.Quote(value => value.Length > most)}: shorten them in the source?")
            : Plain(path, column, certainty);
    }

    // Of the letters of Indian states many are those of other countries' states, too.
    private static ProposedField? State(string path, SampledColumn column, Certainty certainty)
    {
        var left = column.Distinct.Count(value => !IsState(value));
        var isNamed = column.Distinct.Any(value => value.Length > 2 && IsState(value));
        if (left * 2 > column.Distinct.Count || (left > 0 && !isNamed))
            return null;
        var question = left > 0
            ? string.Create(CultureInfo.InvariantCulture, $"{left} of its {column.Distinct.Count} different values are no states of India, {column.Quote(value => !IsState(value))}: may they be left out?")
            : isNamed ? null : "are these states of India?";
        return Asked(path, column, certainty, left > 0 ? ", type: state, on_invalid: omit" : ", type: state", question);
    }

    private static bool IsState(string value) => IndianStates.Find(value)?.Code is not null;

    private static bool IsFlag(string value) => value.ToUpperInvariant() is "YES" or "NO" or "TRUE" or "FALSE" or "1" or "0";
}
