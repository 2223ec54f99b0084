using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Records.Payloads;
using ZohoMigrate.Pipeline.Records.Totals;

namespace ZohoMigrate.Pipeline.Validation.Rules;

/// <summary>Demands on the members of one object together. A member that is missing or of the wrong type is left to other rules.</summary>
internal static class MemberRules
{
    /// <summary>The fields that the catalogue binds to others beside them: most it does not.</summary>
    public static KeyValuePair<string, FieldSpec>[] Bound(IReadOnlyDictionary<string, FieldSpec> specs) => [.. specs.Where(field =>
        (field.Value.NotBefore ?? field.Value.GoesWith ?? field.Value.Needs ?? field.Value.NotWith ?? field.Value.TakenFrom) is not null || field.Value.Balanced
        || KindBounds.Has(field.Value) || field.Value.OfState.Count > 0 || field.Value.Shape == Shape.Pincode || field.Value.Type == FieldType.Discount)];

    /// <summary>What members break together.</summary>
    /// <param name="members">The members of an object.</param>
    /// <param name="bound">Those of its fields that are bound to others.</param>
    /// <param name="specs">All its fields.</param>
    public static IReadOnlyList<Broken> Check(PayloadObject members, KeyValuePair<string, FieldSpec>[] bound, IReadOnlyDictionary<string, FieldSpec> specs)
    {
        // Nearly always nothing.
        List<Broken>? all = null;
        foreach (var (name, spec) in bound)
        {
            if (spec.NotBefore is { } first && Read(members, specs, name) is { } later && Read(members, specs, first) is { } earlier && later.IsBefore(earlier))
                Add(new Broken("date-order", name, $"is before {first}"));
            if (spec.GoesWith is { } companion && members.Has(name) && !members.Has(companion))
                Add(new Broken("given-alone", name, $"is given without {companion}", companion));
            if (spec.Needs is { } needed && members.Has(name) && !members.Has(needed))
                Add(new Broken("given-without", name, $"is given without {needed}, and Zoho refuses it so", needed));
            if (spec.OfState.Count > 0 && Read(members, specs, name) is { } gstin
                && StateOf(members, spec) is { } place && Gstin.IsElsewhere(gstin.Text, TextAt(members, place)!))
            {
                Add(new Broken("gstin-elsewhere", name, $"begins with the number of another state than {place} says"));
            }

            if (spec.NotWith is { } other && members.Has(name) && members.Has(other))
                Add(new Broken("given-together", name, $"is given beside {other}"));
            if (spec.TakenFrom is { } item && !members.Has(name))
            {
                Add(members.Has(item)
                    ? new Broken("price-from-item", name, $"has no value, so that Zoho takes that of the record in {item}")
                    : new Broken("no-price", name, $"has no value, and no {item} is given whose own Zoho could take", item));
            }

            if (spec.Balanced && CheckBalance(members, name, spec) is { } unbalanced)
                Add(unbalanced);
            if (KindBounds.Has(spec) && KindBounds.Check(members, name, spec) is { } ofKind)
                Add(ofKind);
            if (spec.Shape == Shape.Pincode && PincodeShape.IsExpected(members) && Read(members, specs, name) is { } code && !PincodeShape.Fits(code.Text))
                Add(new Broken("pincode-shape", name, "is not an Indian postal code"));
            if (spec.Type == FieldType.Discount && IsAboveLine(members, specs, name))
                Add(new Broken("discount-over-line", name, "is more than quantity times rate"));
        }

        return all ?? (IReadOnlyList<Broken>)[];

        void Add(Broken broken) => (all ??= []).Add(broken);
    }

    /// <summary>Whether an object has none of the fields of which it needs one.</summary>
    public static Broken? CheckAny(PayloadObject members, IReadOnlyList<string> anyOf) => anyOf.Count > 0 && !HasAny(members, anyOf)
        ? new Broken("one-of-required", null, $"has none of {string.Join(", ", anyOf)}, and Zoho requires one")
        : null;

    private static bool HasAny(PayloadObject members, IReadOnlyList<string> names)
    {
        var at = 0;
        while (at < names.Count && !members.Has(names[at]))
            at++;
        return at < names.Count;
    }

    // The first of the places that say a state.
    private static string? StateOf(PayloadObject members, FieldSpec spec) => spec.OfState.FirstOrDefault(path => TextAt(members, path) is not null);

    private static Broken? CheckBalance(PayloadObject members, string name, FieldSpec spec)
    {
        if (LedgerSides.Of(members[name]) is not { } sides)
            return null;
        if (sides.Debits != sides.Credits)
            return new Broken("unbalanced", name, "has debits and credits that do not come to the same");
        // What Zoho keeps of it must balance, too.
        return spec.Fields["amount"].Decimals is { } decimals && LedgerSides.Of(members[name], decimals) is { } kept && kept.Debits != kept.Credits
            ? new Broken("unbalanced-rounded", name, $"has debits and credits that do not come to the same once each is rounded to the {decimals} decimals that Zoho keeps")
            : null;
    }

    private static bool IsAboveLine(PayloadObject members, IReadOnlyDictionary<string, FieldSpec> specs, string name)
    {
        if (Read(members, specs, name) is not { } discount || discount.Text.EndsWith('%'))
            return false;
        return Read(members, specs, "rate") is { } rate && Read(members, specs, "quantity") is { } quantity
            && rate.Number >= 0 && discount.Number > rate.Number * quantity.Number;
    }

    private static string? TextAt(PayloadObject members, string path) =>
        path.Split('.').Aggregate<string, PayloadNode?>(members, (node, part) => (node as PayloadObject)?[part]) is { } value && Checked.IsText(value) ? value.ToString() : null;

    private static Checked? Read(PayloadObject members, IReadOnlyDictionary<string, FieldSpec> specs, string name) =>
        members[name] is { } value && specs.TryGetValue(name, out var spec) && TypeRule.Fits(spec, value) ? new Checked(spec, value) : null;
}
