using ZohoMigrate.Catalog;
using ZohoMigrate.Catalog.India;
using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Pipeline.Records.Files;
using ZohoMigrate.Pipeline.Records.Keys;
using ZohoMigrate.Pipeline.Records.Problems;
using ZohoMigrate.Pipeline.Records.Rows;
using ZohoMigrate.Pipeline.Records.Runs;
using ZohoMigrate.Pipeline.Records.Totals;

namespace ZohoMigrate.Pipeline.Validation;

/// <summary>The third stage: holds each record against what Zoho demands of its module. May be used from many tasks at once.</summary>
/// <param name="module">What Zoho demands.</param>
/// <param name="lineLists">The lists whose n-th element is made from the record's n-th line, so that a problem can name the line.</param>
internal sealed class ValidationStage(ModuleSpec module, IReadOnlySet<string> lineLists)
{
    private static readonly IReadOnlySet<string> Nothing = new HashSet<string>(StringComparer.Ordinal);
    private readonly string[] _compared = [.. module.Compared];
    private readonly AppliedField[] _applied = [.. AppliedField.Of(module)];
    private readonly FileRule _files = new(module);
    private readonly CleanLook _look = new(module.Fields, anyOf: []);
    private readonly DoubtfulFields _doubtful = new(module);
    private readonly bool _isTaxGroup = TaxGroupRule.Concerns(module);
    private KindRules? _kinds;
    private PartyCurrencyRule? _currency;

    /// <summary>What the pack makes of the rules it may change.</summary>
    public RuleChoices Choices { get; init; } = RuleChoices.None;

    /// <summary>The fields, without places in lists, whose value is left out where it does not fit.</summary>
    public IReadOnlySet<string> Omitted { get; init; } = Nothing;

    /// <summary>The fields, without places in lists, that the mapping fills.</summary>
    public IReadOnlySet<string> Mapped { get; init; } = Nothing;

    /// <summary>The fields by which Zoho is to find what is there already (<c>upsert</c>); empty where every record is made.</summary>
    public string[] FoundBy { get; init; } = [];

    /// <summary>The periods the organisation has closed, where it was asked.</summary>
    public LockedPeriods Locks { get; init; } = LockedPeriods.None;

    /// <summary>The files of the data folder; null where nothing is to be sent, so that they need not be there.</summary>
    public DataFiles? Files { get; init; }

    /// <summary>The file with the records' lines; null where a record is one row.</summary>
    public LineSource? Lines { get; init; }

    /// <summary>The taxes that records may refer to.</summary>
    public KnownTaxes Taxes { get; init; } = KnownTaxes.None;

    /// <summary>The organisation's own state; null where the pack does not name it.</summary>
    public IndianState? Home { get; init; }

    /// <summary>What is known of other records that this module's refer to.</summary>
    public KnownRecords Known { get; init; } = KnownRecords.None;

    /// <summary>The currencies that amounts are read as; empty where nothing says so.</summary>
    public IReadOnlyCollection<string> Currencies { get; init; } = [];

    private KindRules Kinds => _kinds ??= new KindRules(module, Known, lineLists);

    private PartyCurrencyRule Currency => _currency ??= new PartyCurrencyRule(module, Known, Currencies) { NamesCurrency = module.Currency is { } currency && Mapped.Contains(currency.Field) };

    /// <summary>
    /// The record with what the set rules ask of it (natural key, compared values, total, applied amounts) and, beside the problems it has,
    /// every one that is found. What does not fit and may be omitted is taken out of its payload.
    /// </summary>
    public MappedRecord Check(MappedRecord record)
    {
        var problems = new RowProblems(record, Choices);
        if (!RowRules.AreKept(record, _look))
            new RowRules(record, lineLists, Omitted, Mapped, Lines, problems).Check(module);
        if (Files is not null)
            _files.Check(record, Files, problems);
        if (Locks.Find(module, record.Payload) is { } period)
        {
            problems.Add(
                period.On is null ? "perhaps-locked" : "locked-period", module.Lock!.Date,
                $"is in a period that the organisation has closed {(period.On is null ? "for something " : "")}up to {period.Until:yyyy-MM-dd}", row: null);
        }

        if (FoundBy.Length > 0 && ComparedValue.Of(module, FoundBy, record.Payload).Count == 0)
            problems.Add("upsert-without-value", FoundBy[0], "has no value, so that Zoho could not find the record by it, and would make it anew each time", row: null);

        OddRowRule.Check(record, problems);
        Kinds.Check(record, problems);
        Currency.Check(record, problems);
        _doubtful.Check(record, problems);
        if (module.Supply is not null)
        {
            new SupplyRule(module, lineLists, Taxes, Known, Home).Check(record, problems);
            ReverseChargeRule.Check(record, module, Known, problems);
        }

        if (_isTaxGroup)
            TaxGroupRule.Check(record, Taxes, problems);

        var applied = _applied.Length == 0 ? AppliedAmounts.None : new AppliedAmounts(_applied, record.Payload);
        // Sums are made of sound values only: a missing quantity is no zero.
        var own = Applied(record.Problems);
        var isRejected = problems.HasErrors || (own.Count > 0 && own.Any(problem => problem.Severity == Severity.Error));
        var total = isRejected ? null : RecordTotal.Of(module, record.Payload, Taxes);
        if (!isRejected)
            TotalRule.Check(module, record, total, applied, problems);
        record.NaturalKey = NaturalKey.Of(module, record.Payload);
        record.Compared = ComparedValue.Of(module, _compared, record.Payload);
        record.References = applied.Note(record.References);
        record.Total = total;
        if (record.Problems.Count + problems.All.Count > 0)
            record.Problems = [.. own, .. problems.All];
        return record;
    }

    // What mapping found, as severe as the pack has it.
    private IReadOnlyList<Problem> Applied(IReadOnlyList<Problem> problems) => problems.Count == 0 ? [] : [.. problems.Select(Choices.Apply).OfType<Problem>()];
}
