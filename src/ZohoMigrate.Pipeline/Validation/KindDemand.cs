using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Pipeline.Records.Payloads;

namespace ZohoMigrate.Pipeline.Validation;

/// <summary>What the kind of a record that an object refers to demands of the object.</summary>
/// <param name="Code">The rule.</param>
/// <param name="Field">The member it is said of.</param>
/// <param name="Reference">The member that refers.</param>
/// <param name="Decides">The field of the record there that says its kind.</param>
/// <param name="Kinds">Those it must be of; or, where <paramref name="Field"/> is another than <paramref name="Reference"/>, those that ask for it.</param>
/// <param name="Takes">What Zoho takes there, in words.</param>
internal sealed record KindDemand(string Code, string Field, string Reference, string Decides, IReadOnlyList<string> Kinds, string Takes)
{
    // By the module that is referred to: of what Zoho refuses, and of what is in doubt.
    private static readonly Dictionary<string, (string Refused, string Doubtful)> Codes = new(StringComparer.Ordinal)
    {
        ["books.contacts"] = ("party-of-other-kind", ""),
        ["books.items"] = ("item-of-other-kind", "item-kind-doubtful"),
        ["books.accounts"] = ("account-of-other-type", "account-type-doubtful"),
    };

    /// <summary>Those that the catalogue makes; of each field what Zoho refuses comes first.</summary>
    public static KindDemand[] Of(IReadOnlyDictionary<string, FieldSpec> fields) => [.. fields.SelectMany(field => Of(field.Key, field.Value))];

    /// <summary>The kind for which it is not met; null where it is, or the kind is not known.</summary>
    public string? Unmet(PayloadObject members, KnownRecords known)
    {
        var asks = Field != Reference;
        return (asks && members[Field] is not null) || known.Find(members[Reference], Decides) is not { } kind || Kinds.Contains(kind) != asks ? null : kind;
    }

    public string Message(string kind) => Field == Reference
        ? $"refers to a record whose {Decides} is {kind}, and {Takes} there"
        : $"has no value, and {Reference} refers to a record whose {Decides} is {kind}";

    private static IEnumerable<KindDemand> Of(string name, FieldSpec spec) =>
    [
        .. spec.MustBe.Select(must => new KindDemand(Codes[spec.References!].Refused, name, name, must.Key, must.Value, $"Zoho takes only {Words(must.Value)}")),
        .. spec.ShouldBe.Select(should => new KindDemand(Codes[spec.References!].Doubtful, name, name, should.Key, should.Value, $"one expects only {Words(should.Value)}")),
        .. from asked in spec.ExpectedWith
           where asked.Key.Contains('.')
           let path = asked.Key.Split('.')
           select new KindDemand("expected-of-kind", name, path[0], path[1], asked.Value, ""),
    ];

    private static string Words(IReadOnlyList<string> kinds) => kinds is [var only] ? $"{only}s" : string.Join(", ", kinds);
}
