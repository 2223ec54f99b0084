using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Pipeline.Records.Keys;

namespace ZohoMigrate.Pipeline.Validation.Screening;

/// <summary>
/// Tells of which records the set rules, or the seal behind them, might say anything; of all others they surely say nothing. Looks at every
/// record once, in order of delivery, and keeps hashes of keys and values only. Where it is in doubt a record is concerned: what is really
/// wrong, and in which words it is said, is for <see cref="SetRules"/> alone. For one task at a time.
/// </summary>
internal sealed class SetScreen
{
    private readonly HashSet64 _keys = new();
    private readonly HashSet64 _values = new();
    private readonly HashSet<ulong> _twins = [];

    // Those that may be rejected or blocked; and those that are asked about because of others.
    private readonly HashSet<ulong> _lost = [];
    private readonly HashSet<ulong> _needed = [];
    private readonly List<ScreenedReference> _within = [];
    private readonly SharedValues _shared;
    private readonly AmountsLeft _amounts;
    private readonly HashSet<(string Module, string Field)> _unique;
    private readonly Dictionary<string, string> _names;
    private readonly Func<ulong, bool> _isKnown;

    // Those of one batch are of one stream.
    private readonly LastHash _stream = new();
    private readonly LastHash _module = new();

    /// <param name="modules">What Zoho demands of the modules that are read, each once.</param>
    /// <param name="agreements">What children must share with their parents.</param>
    public SetScreen(IReadOnlyList<ModuleSpec> modules, IReadOnlyList<Agreement> agreements)
    {
        _shared = new SharedValues(modules, agreements);
        _amounts = new AmountsLeft(modules);
        _unique = [.. modules.SelectMany(module => module.Unique.Select(field => (module.Module, field)))];
        _names = modules.ToDictionary(module => module.Module, module => module.NamesSharedWith ?? module.Module, StringComparer.Ordinal);
        _isKnown = IsKnown;
    }

    /// <summary>Whether any record is concerned.</summary>
    public bool HasConcerns { get; private set; }

    /// <summary>Looks at records in their order.</summary>
    public void Look(IReadOnlyList<MappedRecord> records)
    {
        var identities = new ulong[records.Count];
        var naturals = new ulong[records.Count];
        for (var i = 0; i < records.Count; i++)
            (identities[i], naturals[i]) = (Identity(records[i]), Natural(records[i]));
        _keys.Foresee(identities);
        _values.Foresee(naturals);
        for (var i = 0; i < records.Count; i++)
            Look(records[i], identities[i], naturals[i]);
    }

    private void Look(MappedRecord record, ulong identity, ulong natural)
    {
        HasConcerns |= record.Problems.Count > 0;
        var isRejected = record.IsRejected;
        var isLost = !_keys.Add(identity) | isRejected;
        if (!isRejected)
        {
            isLost |= Any(record, natural, _isKnown);
            _shared.Note(record, identity);
            _amounts.Note(record, identity);
        }

        for (var i = 0; i < record.References.Count; i++)
        {
            var reference = record.References[i];
            var screened = Screened(record, identity, reference, isRejected);
            // Of the own stream's records not all have come by.
            if (reference.Stream == record.Stream)
                _within.Add(screened);
            else
                isLost |= IsLost(screened, mayApply: true);
        }

        if (isLost)
            Lose(identity);
    }

    /// <summary>Call it when all records of a stream have been looked at, before the first of the next.</summary>
    public void EndStream()
    {
        // What refers to a record that is lost is lost, and what refers to that.
        while (_within.RemoveAll(IsLostWithin) > 0)
        {
        }

        _within.Clear();
    }

    /// <summary>Whether anything may be said of a record. Asked when all have been looked at.</summary>
    public bool IsConcerned(MappedRecord record)
    {
        if (record.Problems.Count > 0)
            return true;
        if (!HasConcerns)
            return false;
        var identity = Identity(record);
        return _lost.Contains(identity) || _needed.Contains(identity)
            || (_twins.Count > 0 && Any(record, Natural(record), _twins.Contains))
            || record.References.Any(reference => reference.Applied is not null && _amounts.IsOverdrawn(Target(reference)));
    }

    /// <summary>The record without its references to records that are not concerned: of these nothing is asked.</summary>
    public MappedRecord WithOpenReferences(MappedRecord record) => record with { References = [.. record.References.Where(reference => IsOpen(Target(reference)))] };

    private static ulong Target(Reference reference) => KeyHash.Of(KeyHash.Of(reference.Stream), reference.Key);

    // One without a key is nobody's parent; it is told from others by its place.
    private ulong Identity(MappedRecord record)
    {
        var stream = _stream.Of(record.Stream);
        return record.Key.Length > 0 ? KeyHash.Of(stream, record.Key) : KeyHash.Of(stream, (ulong)record.Ordinal);
    }

    // 0 where it has none.
    private ulong Natural(MappedRecord record) => record.NaturalKey is { } key ? KeyHash.Of(_module.Of(_names[record.Module]), key) : 0;

    private bool Any(MappedRecord record, ulong natural, Func<ulong, bool> holds)
    {
        var any = natural != 0 && holds(natural);
        for (var i = 0; i < record.Compared.Count; i++)
            any |= _unique.Contains((record.Module, record.Compared[i].Field)) && holds(KeyHash.Of(KeyHash.Of(_module.Of(record.Module), record.Compared[i].Field), record.Compared[i].Value));
        return any;
    }

    // The first of several has the value; those behind it may be rejected for it.
    private bool IsKnown(ulong value)
    {
        if (_values.Add(value))
            return false;
        _twins.Add(value);
        return true;
    }

    private bool IsOpen(ulong target) => !_keys.Contains(target) || _lost.Contains(target) || _needed.Contains(target);

    private ScreenedReference Screened(MappedRecord record, ulong identity, Reference reference, bool isRejected) => new(identity, Target(reference))
    {
        // What is rejected already is asked only whether its references lead anywhere.
        Shared = isRejected ? [] : _shared.Of(record, reference),
        IsTotal = !isRejected && reference.Use == ReferenceUse.Total,
        Applied = isRejected ? null : reference.Applied,
    };

    private bool IsLostWithin(ScreenedReference reference)
    {
        if (!IsLost(reference, mayApply: false))
            return false;
        Lose(reference.Child);
        return true;
    }

    private bool IsLost(ScreenedReference reference, bool mayApply)
    {
        var parent = reference.Parent;
        if (!_keys.Contains(parent))
            return true;
        // Also of a parent that is lost: it may be so for a reason that is found last.
        var isAsked = Differs(reference)
            || (reference.IsTotal && !_amounts.HasTotal(parent))
            || (reference.Applied is { } applied && !(mayApply && _amounts.Take(parent, applied)));
        if (isAsked)
            _needed.Add(parent);
        return isAsked || _lost.Contains(parent);
    }

    // Whom a child and its parent refer to is asked as well, where that is what they must share.
    private bool Differs(ScreenedReference reference)
    {
        var differs = false;
        foreach (var value in reference.Shared)
        {
            if (!_shared.Differs(reference.Parent, value))
                continue;
            differs = true;
            if (value.IsRecord)
                _needed.UnionWith([value.Hash, _shared.Of(reference.Parent, value)]);
        }

        return differs;
    }

    private void Lose(ulong identity)
    {
        HasConcerns = true;
        _lost.Add(identity);
    }
}
