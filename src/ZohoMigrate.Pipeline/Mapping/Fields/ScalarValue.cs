using ZohoMigrate.Pipeline.Mapping.Conversions;
using ZohoMigrate.Pipeline.Records.Payloads;
using ZohoMigrate.Pipeline.Records.Problems;
using ZohoMigrate.Pipeline.Records.Rows;

namespace ZohoMigrate.Pipeline.Mapping.Fields;

/// <summary>One value made from text: read, edited, looked up in the value table, replaced by the default when there is none, converted.</summary>
internal sealed class ScalarValue(ITextSource source, TextConversion conversion) : IFieldValue
{
    private readonly Func<string, string?>[] _edits = [];
    private readonly string _place = string.Join(", ", source.Columns.Select(column => $"column `{column}`"));

    /// <summary>What is made of its text, one after the other; a text that comes to nothing is no value.</summary>
    public IReadOnlyList<Func<string, string?>> Edits
    {
        get => _edits;
        init => _edits = [.. value];
    }

    /// <summary>The value table, its keys composed (<see cref="ComposedText"/>); a value of null leaves the field out.</summary>
    public IReadOnlyDictionary<string, string?>? Map { get; init; }

    /// <summary>Stands in for a missing value, and for one the value table does not have.</summary>
    public string? Default { get; init; }

    /// <summary>Whether a value that does not fit is left out, with a warning, instead of rejecting its record.</summary>
    public bool Omits { get; init; }

    /// <summary>Whether the record is still true without the field, so that leaving it out is a way to mend it.</summary>
    public bool CanOmit { get; init; }

    public bool IsSaid(MappingScope scope) => Edited(source.Read(scope)) is not null;

    public PayloadNode? Make(MappingScope scope, string path)
    {
        var text = source.Read(scope);
        if (text is not null && CellErrors.Has(scope.Row, text))
        {
            Add(scope, path, "cell-error", $"{_place} holds the error {text} in place of a value");
            return null;
        }

        text = Edited(text);
        if (text is not null && Map is not null && !Map.TryGetValue(ComposedText.Of(text), out text) && Default is null)
        {
            Add(scope, path, "not-in-map", $"the value of {_place} is not in the mapping's value table");
            return null;
        }

        text ??= Default;
        return text is null ? null : Convert(scope, path, text);
    }

    private string? Edited(string? text)
    {
        foreach (var edit in _edits)
            text = text is null ? null : edit(text);
        return text;
    }

    private PayloadValue? Convert(MappingScope scope, string path, string text)
    {
        var value = conversion.Convert(text);
        if (value is null)
            Add(scope, path, conversion.CodeOf(text) ?? conversion.Code, $"{_place} should hold {conversion.Expected}{conversion.Near(text)}");

        return value;
    }

    private void Add(MappingScope scope, string path, string code, string what)
    {
        if (Omits)
            scope.Add(path, Omission.Code, $"{what}: it is left out");
        else
            scope.Add(path, code, what, CanOmit ? Omission.Hint(RuleBook.Of(code), path) : null);
    }
}
