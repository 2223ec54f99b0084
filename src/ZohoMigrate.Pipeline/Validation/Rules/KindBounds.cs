using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Records.Payloads;

namespace ZohoMigrate.Pipeline.Validation.Rules;

/// <summary>Demands that hold of records of some kinds, as a field beside the one in question says it; and those on what must not be alike.</summary>
internal static class KindBounds
{
    public static bool Has(FieldSpec spec) =>
        spec.RequiredWith.Count + spec.ExpectedWith.Count + spec.OddWith.Count + spec.Distinct.Count > 0 || spec.DiffersFrom is not null;

    /// <summary>The fields beside it by which a field is bound.</summary>
    public static IEnumerable<string> Of(FieldSpec spec) => spec.RequiredWith.Keys.Concat(spec.ExpectedWith.Keys);

    public static Broken? Check(PayloadObject members, string name, FieldSpec spec) => members[name] is { } value
        ? Given(members, name, value, spec)
        : Missing(members, name, spec);

    private static Broken? Missing(PayloadObject members, string name, FieldSpec spec)
    {
        if (KindIn(members, spec.RequiredWith) is { } required)
            return new Broken("required-of-kind", name, $"has no value, and Zoho requires one where {required}");
        return KindIn(members, spec.ExpectedWith) is { } expected ? new Broken("expected-of-kind", name, $"has no value, and {expected}") : null;
    }

    private static Broken? Given(PayloadObject members, string name, PayloadNode value, FieldSpec spec)
    {
        if (KindIn(members, spec.OddWith) is { } odd)
            return new Broken("odd-for-kind", name, $"is given, and {odd}");
        if (spec.DiffersFrom is { } other && members[other] is { } theirs && value.ToJsonString() == theirs.ToJsonString())
            return new Broken("same-on-both-sides", name, $"is the same as {other}");
        return value is PayloadList list && spec.Distinct.Count > 0 && AreAlike(list, spec.Distinct)
            ? new Broken("listed-twice", name, $"names the same {spec.Distinct[0]} twice")
            : null;
    }

    private static string? KindIn(PayloadObject members, IReadOnlyDictionary<string, IReadOnlyList<string>> kinds)
    {
        foreach (var (field, values) in kinds)
        {
            if (members[field] is PayloadValue kind && values.Contains(kind.ToString()))
                return $"{field} is {kind}";
        }

        return null;
    }

    private static bool AreAlike(PayloadList list, IReadOnlyList<string> fields)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return list.OfType<PayloadObject>().Any(element => !seen.Add(string.Join('\u001f', fields.Select(field => element[field]?.ToJsonString()))));
    }
}
