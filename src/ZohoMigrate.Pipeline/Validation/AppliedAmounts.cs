using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Pipeline.Records.Payloads;
using ZohoMigrate.Pipeline.Records.Totals;

namespace ZohoMigrate.Pipeline.Validation;

/// <summary>The amounts a record applies to others, where its module's catalogue entry has such fields (<c>applied_to</c>).</summary>
internal sealed class AppliedAmounts
{
    private readonly List<(string Field, PayloadNode? To, PayloadNode? Amount)> _found = [];

    /// <summary>Those of a record whose module has no such fields.</summary>
    public static AppliedAmounts None { get; } = new([], new PayloadObject());

    public AppliedAmounts(AppliedField[] fields, PayloadObject payload)
    {
        foreach (var field in fields)
            Find(payload, field);
    }

    /// <summary>Whether they come to more than a total. Subtracted from it, not summed: no sum can be too large for a decimal.</summary>
    public bool Exceed(decimal total)
    {
        foreach (var (_, _, amount) in _found)
        {
            // One that is another record's total is not known yet; what is known decides.
            var applied = RecordTotal.Number(amount) ?? 0m;
            if (applied > total)
                return true;
            total -= applied;
        }

        return false;
    }

    /// <summary>References with what is applied to the records they lead to.</summary>
    public IReadOnlyList<Reference> Note(IReadOnlyList<Reference> references)
    {
        if (_found.Count == 0)
            return references;
        var noted = new Reference[references.Count];
        for (var i = 0; i < noted.Length; i++)
            noted[i] = Note(references[i]);
        return noted;
    }

    private Reference Note(Reference reference)
    {
        foreach (var (field, to, amount) in _found)
        {
            if (field == reference.Field)
                return reference with { Applied = Applied(to, amount) };
        }

        return reference;
    }

    // The total of some other record than the one it is applied to is known at delivery only; Zoho itself judges it.
    private static AppliedAmount? Applied(PayloadNode? to, PayloadNode? amount)
    {
        if (RecordTotal.Number(amount) is { } number)
            return new AppliedAmount(number);
        return Payload.IsTotalOf(amount, to) ? new AppliedAmount(Amount: null) : null;
    }

    private void Find(PayloadObject payload, AppliedField field)
    {
        if (payload[field.List] is not PayloadList list)
            return;
        for (var i = 0; i < list.Count; i++)
        {
            if (list[i] is PayloadObject members)
                _found.Add((field.PathOfTo(i), members[field.To], members[field.Amount]));
        }
    }
}
