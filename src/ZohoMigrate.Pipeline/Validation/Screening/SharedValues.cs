using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Pipeline.Records.Keys;
using ZohoMigrate.Pipeline.Records.Payloads;

namespace ZohoMigrate.Pipeline.Validation.Screening;

/// <summary>The values that parents have and their children must share (<see cref="Agreement"/>), as hashes.</summary>
internal sealed class SharedValues(IReadOnlyList<ModuleSpec> modules, IReadOnlyList<Agreement> agreements)
{
    private readonly Dictionary<ulong, ulong> _values = [];
    private readonly Dictionary<string, Dictionary<string, Agreement[]>> _demands = modules.ToDictionary(
        module => module.Module, _ => new Dictionary<string, Agreement[]>(StringComparer.Ordinal), StringComparer.Ordinal);

    private readonly Dictionary<string, Agreement[]> _ofParents = modules.ToDictionary(
        module => module.Module, module => agreements.Where(agreement => module.IsOf(ParentOf(agreement, modules))).ToArray(), StringComparer.Ordinal);

    /// <summary>Notes what the children of a record must have as it has it.</summary>
    public void Note(MappedRecord record, ulong identity)
    {
        foreach (var agreement in _ofParents[record.Module])
        {
            if (ValueOf(record, agreement) is { } value)
                _values[KeyHash.Of(identity, value.Field)] = value.Hash;
        }
    }

    /// <summary>What of a record the parent behind one of its references must share.</summary>
    public SharedValue[] Of(MappedRecord record, Reference reference)
    {
        var demands = Demands(record.Module, reference.Field);
        if (demands.Length == 0)
            return [];
        var values = new List<SharedValue>(demands.Length);
        foreach (var agreement in demands)
        {
            if (ValueOf(record, agreement) is { } value)
                values.Add(value);
        }

        return [.. values];
    }

    /// <summary>Whether the parent has another value. One that has none differs from nobody.</summary>
    public bool Differs(ulong parent, SharedValue value) => _values.TryGetValue(KeyHash.Of(parent, value.Field), out var theirs) && theirs != value.Hash;

    /// <summary>The parent's.</summary>
    public ulong Of(ulong parent, SharedValue value) => _values[KeyHash.Of(parent, value.Field)];

    private static SharedValue? ValueOf(MappedRecord record, Agreement agreement)
    {
        var field = KeyHash.Of(agreement.Field);
        if (agreement.IsReference)
            return First(record.References, agreement.Field, reference => reference.Field) is { } own ? new SharedValue(field, KeyHash.Of(KeyHash.Of(own.Stream), own.Key), IsRecord: true) : null;
        return First(record.Compared, agreement.Field, compared => compared.Field) is { } value ? new SharedValue(field, KeyHash.Of(value.Value), IsRecord: false) : null;
    }

    private static T? First<T>(IReadOnlyList<T> all, string field, Func<T, string> fieldOf)
        where T : class
    {
        for (var i = 0; i < all.Count; i++)
        {
            if (fieldOf(all[i]) == field)
                return all[i];
        }

        return null;
    }

    private static string ParentOf(Agreement agreement, IReadOnlyList<ModuleSpec> modules)
    {
        var fields = modules.First(module => module.Module == agreement.Module).Fields;
        foreach (var list in agreement.Reference.Split("[].")[..^1])
            fields = fields[list].Fields;
        return fields[agreement.Reference.Split("[].")[^1]].References!;
    }

    private Agreement[] Demands(string module, string field)
    {
        if (!_demands[module].TryGetValue(field, out var demands))
            _demands[module].Add(field, demands = DemandsOf(module, FieldPath.Plain(field)));
        return demands;
    }

    private Agreement[] DemandsOf(string module, string field) =>
        [.. agreements.Where(agreement => agreement.Module == module && agreement.Reference.Replace("[]", "", StringComparison.Ordinal) == field)];
}
