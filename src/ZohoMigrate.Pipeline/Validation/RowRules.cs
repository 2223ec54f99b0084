using System.Globalization;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Pipeline.Records.Payloads;
using ZohoMigrate.Pipeline.Records.Rows;
using ZohoMigrate.Pipeline.Validation.Rules;

namespace ZohoMigrate.Pipeline.Validation;

/// <summary>Holds one record against everything that can be said of it alone, and lists all it breaks. Takes out what may be omitted.</summary>
/// <param name="record">The record.</param>
/// <param name="lineLists">The lists whose n-th element is made from the record's n-th line.</param>
/// <param name="omitted">The fields, without places in lists, whose value is left out where it does not fit.</param>
/// <param name="mapped">The fields, without places in lists, that the mapping fills.</param>
/// <param name="lines">The file with the record's lines, if its stream has one.</param>
/// <param name="problems">Takes what is found.</param>
internal sealed class RowRules(
    MappedRecord record, IReadOnlySet<string> lineLists, IReadOnlySet<string> omitted, IReadOnlySet<string> mapped, LineSource? lines, RowProblems problems)
{
    // A value that could not be mapped is missing from the payload, but not from the source: it has its problem already.
    private readonly HashSet<string?> _notMapped = record.Problems.Where(problem => problem.Code != Omission.Code)
        .Select(problem => problem.Field).ToHashSet(StringComparer.Ordinal);

    /// <summary>Whether there is nothing to list.</summary>
    /// <param name="record">The record.</param>
    /// <param name="look">Knows what Zoho demands of it.</param>
    public static bool AreKept(MappedRecord record, CleanLook look) =>
        record.Problems.Count == 0 && record.Key.Length > 0 && !LostDigits.InKey(record.Key) && look.IsClean(record.Payload);

    public void Check(ModuleSpec module)
    {
        if (record.Key.Length == 0)
            problems.Add("empty-key", field: null, "the row has no value in the key's columns", row: null);

        if (LostDigits.InKey(record.Key))
            problems.Add("digits-lost", field: null, "the key is a long number whose last digits a spreadsheet has dropped", row: null);

        CheckMembers(record.Payload, module.Fields, prefix: "", row: null);
    }

    private void CheckMembers(PayloadObject members, IReadOnlyDictionary<string, FieldSpec> specs, string prefix, string? row)
    {
        foreach (var (name, spec) in specs)
        {
            var path = prefix + name;
            if (members[name] is { } value && !CheckValue(value, spec, path, row))
                members.Remove(name);
            if (members[name] is null && !_notMapped.Contains(path))
                AddMissing(spec, path, row);
        }

        foreach (var broken in MemberRules.Check(members, MemberRules.Bound(specs), specs)
            .Where(broken => !_notMapped.Contains(prefix + broken.Field) && !(broken.Lacks is { } other && _notMapped.Contains(prefix + other))))
        {
            problems.Add(broken.Code, prefix + broken.Field, broken.What, row);
        }
    }

    /// <summary>False when it is to be left out, or nothing of it is left.</summary>
    private bool CheckValue(PayloadNode value, FieldSpec spec, string path, string? row)
    {
        if (!TypeRule.Fits(spec, value))
        {
            problems.Add(TypeRule.Code, path, $"should be {TypeRule.Expected(spec.Type)}", row);
            return true;
        }

        if (value is PayloadList list)
            return CheckList(list, spec, path, row);
        if (value is not PayloadObject members)
            return CheckScalar(new Checked(spec, value), path, row);
        return spec.Type != FieldType.Object || CheckObject(members, spec, path, row);
    }

    private bool CheckObject(PayloadObject members, FieldSpec spec, string path, string? row)
    {
        var before = members.Count;
        CheckMembers(members, spec.Fields, path + ".", row);
        AddIfBroken(MemberRules.CheckAny(members, spec.AnyOf), path, row);
        return members.Count > 0 || before == 0;
    }

    private bool CheckList(PayloadList list, FieldSpec spec, string path, string? row)
    {
        var isOfLines = lineLists.Contains(path);
        if (list.Count == 0 && spec.Required)
            problems.Add("required", path, "is an empty list, and Zoho requires at least one element", row);

        var emptied = new List<PayloadNode>();
        for (var i = 0; i < list.Count; i++)
        {
            var elementPath = string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]");
            var elementRow = isOfLines && i < record.Lines.Count ? record.Lines[i].Id : row;
            if (list[i] is PayloadObject element)
            {
                if (!CheckObject(element, spec, elementPath, elementRow) && !isOfLines)
                    emptied.Add(element);
            }
            else if (!spec.IsOfTexts || !Checked.IsText(list[i]))
            {
                problems.Add(TypeRule.Code, elementPath, $"should be {(spec.IsOfTexts ? "text" : "an object")}", elementRow);
            }
            else
            {
                CheckScalar(new Checked(spec, list[i]!), elementPath, elementRow);
            }
        }

        emptied.ForEach(element => list.Remove(element));
        return emptied.Count == 0 || list.Count > 0;
    }

    private void AddMissing(FieldSpec spec, string path, string? row)
    {
        if (spec.Required)
            AddMissing(path, row);
        else if (spec.Here is { Required: true })
            problems.Add("required-here", path, "has no value, and the organisation requires one", row);
        else if (spec.Here is { MandatoryInLayout: true } && mapped.Contains(path))
            problems.Add("layout-requires", path, "has no value, and a layout of the organisation requires one", row);
        else if (spec is { Own: true, IsWanted: true })
            CheckMembers(new PayloadObject(), spec.Fields, path + ".", row);
    }

    private void AddMissing(string path, string? row)
    {
        const string What = "has no value, and Zoho requires one";
        if (lines is null || record.Lines.Count > 0 || !lineLists.Contains(path))
        {
            problems.Add("required", path, What, row);
            return;
        }

        var join = string.Join(" and ", lines.On.Select(pair => $"`{pair.Line}` is its `{pair.Header}`"));
        problems.Add(
            "required", path, $"{What}: this row has no line in {lines.Table.File}", row,
            hint: $"Its lines are the rows of {lines.Table.File} whose {join}: add them, or correct either. Of several rows that share lines, the first has them all.");
    }

    private bool CheckScalar(Checked value, string path, string? row)
    {
        if (FieldRules.Broken(value) is not { Count: > 0 } broken)
            return true;

        var fatal = omitted.Contains(FieldPath.Plain(path)) ? broken.Find(rule => rule.Rule.Omit && problems.Rejects(rule.Rule)) : null;
        if (fatal is not null)
        {
            problems.Add(Omission.Code, path, $"{fatal.Message(value)}: it is left out", row);
            return false;
        }

        foreach (var rule in broken)
            problems.Add(rule.Code, path, rule.Message(value), row, omittable: value.Spec.CanBeLeftOut, hint: rule.Hint(value));
        return true;
    }

    private void AddIfBroken(Broken? broken, string path, string? row)
    {
        if (broken is not null)
            problems.Add(broken.Code, path, broken.What, row);
    }
}
