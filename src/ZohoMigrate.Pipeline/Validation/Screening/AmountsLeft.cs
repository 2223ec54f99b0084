using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Pipeline.Records.Keys;
using ZohoMigrate.Pipeline.Records.Totals;

namespace ZohoMigrate.Pipeline.Validation.Screening;

/// <summary>What is left of the totals of records that others apply amounts to.</summary>
internal sealed class AmountsLeft(IReadOnlyList<ModuleSpec> modules)
{
    // Exact to a millionth; what is finer, or larger than this holds, is no amount to be sure of.
    private const decimal Scale = 1_000_000m;
    private const decimal Most = long.MaxValue / 2 / Scale;
    private const long Unsure = -1;

    private readonly Dictionary<ulong, Left> _left = [];
    private readonly HashSet64 _noTotal = new();
    private readonly HashSet<ulong> _overdrawn = [];
    private readonly HashSet<string> _withTotals = modules.Where(module => module.Total is not null).Select(module => module.Module).ToHashSet(StringComparer.Ordinal);
    private readonly HashSet<string> _appliedTo = modules.Where(module => modules.SelectMany(AppliedTo).Any(module.IsOf)).Select(module => module.Module).ToHashSet(StringComparer.Ordinal);

    public void Note(MappedRecord record, ulong identity)
    {
        if (record.Total is not > 0 && _withTotals.Contains(record.Module))
            _noTotal.Add(identity);
        if (record.Total is { } total && _appliedTo.Contains(record.Module))
            _left[identity] = new Left(Scaled(total), Scaled(total));
    }

    /// <summary>Whether the total of a record is known, and an amount.</summary>
    public bool HasTotal(ulong record) => !_noTotal.Contains(record);

    /// <summary>Whether what is applied to a record surely fits into what is left of it.</summary>
    public bool Take(ulong record, AppliedAmount applied)
    {
        if (_overdrawn.Contains(record))
            return false;
        // One whose total is not known takes any amount.
        if (!_left.TryGetValue(record, out var left))
            return true;
        var amount = applied.Amount is { } number ? Scaled(number) : left.Total;
        if (amount is < 0 || amount > left.Rest)
            _overdrawn.Add(record);
        else
            _left[record] = left with { Rest = left.Rest - amount };
        return !_overdrawn.Contains(record);
    }

    /// <summary>Whether amounts applied to a record may not all fit.</summary>
    public bool IsOverdrawn(ulong record) => _overdrawn.Contains(record);

    private static IEnumerable<string> AppliedTo(ModuleSpec module) => module.Fields.Values.SelectMany(
        list => list.Fields.Values.Where(field => field.AppliedTo is not null).Select(field => list.Fields[field.AppliedTo!].References).OfType<string>());

    private static long Scaled(decimal amount) => amount is >= 0 and < Most && decimal.Truncate(amount * Scale) == amount * Scale ? (long)(amount * Scale) : Unsure;

    private readonly record struct Left(long Total, long Rest);
}
