using System.Globalization;
using System.Text.Json.Nodes;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Pipeline.Validation.Rules;

namespace ZohoMigrate.Pipeline.Validation;

/// <summary>Holds one record against everything that can be said of it alone, and lists all it breaks.</summary>
internal sealed class RowRules(MappedRecord record, IReadOnlySet<string> lineLists)
{
    // A value that could not be mapped is missing from the payload, but not from the source: it has its problem already.
    private readonly HashSet<string?> _notMapped = record.Problems.Select(problem => problem.Field).ToHashSet(StringComparer.Ordinal);
    private readonly List<Problem> _problems = [];

    public IReadOnlyList<Problem> Check(ModuleSpec module)
    {
        if (record.Key.Length == 0)
        {
            Add(
                "empty-key", field: null, "the row has no value in the key's columns",
                "Give the row its key: without one it cannot be told from others.", row: null);
        }

        CheckMembers(record.Payload, module.Fields, prefix: "", row: null);
        return _problems;
    }

    private void CheckMembers(JsonObject members, IReadOnlyDictionary<string, FieldSpec> specs, string prefix, string? row)
    {
        foreach (var (name, spec) in specs)
        {
            var path = prefix + name;
            if (members[name] is { } value)
            {
                Check(value, spec, path, row);
            }
            else if (spec.Required && !_notMapped.Contains(path))
            {
                Add(
                    "required", path, "has no value, and Zoho requires one",
                    "Fill in the value in the source, or give the field a `default` in the mapping.", row);
            }
        }
    }

    private void Check(JsonNode value, FieldSpec spec, string path, string? row)
    {
        if (!TypeRule.Fits(spec, value))
        {
            Add(TypeRule.Code, path, $"should be {TypeRule.Expected(spec.Type)}", "Correct the value or its `type` in the mapping.", row);
        }
        else if (value is JsonArray list)
        {
            CheckList(list, spec, path, row);
        }
        else if (value is JsonObject members)
        {
            if (spec.Type == FieldType.Object)
                CheckMembers(members, spec.Fields, path + ".", row);
        }
        else
        {
            CheckScalar(new Checked(spec, value), path, row);
        }
    }

    private void CheckList(JsonArray list, FieldSpec spec, string path, string? row)
    {
        if (list.Count == 0 && spec.Required)
            Add("required", path, "is an empty list, and Zoho requires at least one element", "Add the record's lines, or leave the record out.", row);

        for (var i = 0; i < list.Count; i++)
        {
            var elementPath = string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]");
            var elementRow = lineLists.Contains(path) && i < record.Lines.Count ? record.Lines[i].Id : row;
            if (list[i] is JsonObject element)
                CheckMembers(element, spec.Fields, elementPath + ".", elementRow);
            else
                Add(TypeRule.Code, elementPath, "should be an object", "Correct the mapping.", elementRow);
        }
    }

    private void CheckScalar(Checked value, string path, string? row)
    {
        foreach (var rule in FieldRules.All.Where(rule => rule.IsBroken(value)))
            Add(rule.Code, path, rule.Message(value), rule.Hint, row);
    }

    private void Add(string code, string? field, string what, string hint, string? row)
    {
        var at = record.Lines.FirstOrDefault(line => line.Id == row) ?? record.Header;
        var message = $"{(field is null ? "" : field + " ")}{what} ({at.File.Name} line {at.FirstLine})";
        _problems.Add(new Problem(ProblemStage.Validation, code, message) { Field = field, Hint = hint, Row = row });
    }
}
