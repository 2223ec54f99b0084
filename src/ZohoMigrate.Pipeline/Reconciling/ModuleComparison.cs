using System.Text.Json;
using ZohoMigrate.Pipeline.Records.Payloads;
using ZohoMigrate.Pipeline.Records.Totals;

namespace ZohoMigrate.Pipeline.Reconciling;

/// <summary>Takes Zoho's rows of one module one by one and holds them against the source.</summary>
internal sealed class ModuleComparison(SourceSide source)
{
    private readonly HashSet<string> _found = new(StringComparer.Ordinal);
    private readonly List<ReconciledDifference> _differences = [];
    private readonly CurrencySums _sums = new(source.Sums);
    private readonly UnmarkedCopies _copies = new(source);
    private long _twice;
    private long _others;
    private long _changed;
    private long _notShown;
    private long _stale;

    /// <summary>Whether a record of ours was not among the rows.</summary>
    public bool MissesAny => _found.Count < source.Expected.Count;

    public void Take(string id, JsonElement row)
    {
        if (source.Find(id) is { } ours)
        {
            _found.Add(id);
            _copies.TakeOurs(ours, row);
            _stale += ours.IsStale ? 1 : 0;
            if (source.Module.Total is not null)
                CompareTotals(ours, TotalOf(row), new ShownCurrency(source.Module, row));
            else if (ours.IsStale)
                Note(Difference(ours, DifferenceKind.ChangedAfterDelivery));
        }
        else if (source.FindTwin(row) is { } twin)
        {
            _twice++;
            Note(Difference(twin, DifferenceKind.Twice) with { OtherId = id, Zoho = TotalOf(row), ZohoCurrency = new ShownCurrency(source.Module, row).Code });
        }
        else
        {
            _others++;
            _copies.TakeOther(id, row, TotalOf(row));
        }
    }

    /// <param name="notComparable">Why the rows were not all; null when they were.</param>
    public ModuleReconciliation Result(string? notComparable) => new(
        source.Module.Module,
        notComparable,
        source.Records,
        source.States,
        source.Expected.Count,
        _found.Count,
        _twice,
        _others,
        source.Module.Total is null ? null : MoneyReconciliation.Of(_sums.Totals(source.NamesCurrency), source.WithoutTotal, _changed, _notShown))
    {
        MaybeTwice = _copies.Found.Count(),
        ChangedAfterDelivery = _stale,
    };

    /// <summary>What differs, in the source's order; records are called missing only when all rows were seen.</summary>
    public IEnumerable<ReconciledDifference> Differences(bool isWhole) => isWhole
        ?
        [
            .. source.Expected.Where(ours => !_found.Contains(ours.ZohoId)).Select(ours => Difference(ours, DifferenceKind.Missing)),
            .. _differences,
            .. _copies.Found.Select(copy => Difference(copy.Ours, DifferenceKind.MaybeTwice) with { OtherId = copy.Id, Zoho = copy.Total }),
        ]
        : _differences;

    private void CompareTotals(ExpectedRecord ours, decimal? shown, ShownCurrency currency)
    {
        var named = currency.NameOf(ours.Currency);
        if (named != ours.Currency && ours.Total is { } moved)
        {
            _sums.Add(ours.Currency, source: -moved);
            _sums.Add(named, source: moved);
        }

        if (ours.Total is null)
            _sums.Add(currency.Code ?? named, zohoWithoutSource: shown ?? 0);
        else
            _sums.Add(currency.Code ?? named, zoho: shown ?? 0);
        var kind = Kind(ours, shown, currency.Code is not null && currency.Code != named);
        if (kind is not null && shown is null)
            _notShown++;
        else if (kind is not null)
            _changed++;
        if (ours.IsStale || kind is not null)
            Note(Difference(ours, ours.IsStale ? DifferenceKind.ChangedAfterDelivery : kind!.Value) with { Zoho = shown, ZohoCurrency = currency.Code });
    }

    private static DifferenceKind? Kind(ExpectedRecord ours, decimal? shown, bool isOtherCurrency) => ours.Total switch
    {
        _ when isOtherCurrency && shown is not null => DifferenceKind.Currency,
        { } total when total != shown => DifferenceKind.Amount,
        _ => null,
    };

    private void Note(ReconciledDifference difference)
    {
        if (_differences.Count < Reconciliation.MostDifferences)
            _differences.Add(difference);
    }

    private static ReconciledDifference Difference(ExpectedRecord ours, DifferenceKind kind) => new(ours.Stream, ours.Key, ours.ZohoId, kind) { Source = ours.Total, SourceCurrency = ours.Currency };

    private decimal? TotalOf(JsonElement row) => ShownNumber.In(row, source.Module.TotalField);
}
