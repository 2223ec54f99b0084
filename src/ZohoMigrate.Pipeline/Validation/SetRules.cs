using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Pipeline.Records.Payloads;
using ZohoMigrate.Pipeline.Records.Problems;
using ZohoMigrate.Pipeline.Records.Rows;

namespace ZohoMigrate.Pipeline.Validation;

/// <summary>What can be said of a record only beside all others: run once, when everything is staged.</summary>
/// <param name="keyColumns">Stream → the columns of its key, for messages.</param>
internal sealed class SetRules(IReadOnlyDictionary<string, IReadOnlyList<string>> keyColumns)
{
    private const int GroupSize = 500;

    private const string HintAtZoho =
        "Give this record another value. If it is the other that has another one in the source by now: correct that record at Zoho by hand, "
        + "let this one go with a value for the time being (mend its row in `errors/`, then `retry`), and give it its own at Zoho.";

    /// <summary>What Zoho demands of the modules that are staged, each once.</summary>
    public IReadOnlyList<ModuleSpec> Modules { get; init; } = [];

    /// <summary>Stream → the lists at Zoho whose n-th element is made from a record's n-th line, so that a problem can name the line.</summary>
    public IReadOnlyDictionary<string, IReadOnlySet<string>> LineLists { get; init; } =
        new Dictionary<string, IReadOnlySet<string>>(StringComparer.Ordinal);

    /// <summary>What the pack makes of the rules it may change.</summary>
    public RuleChoices Choices { get; init; } = RuleChoices.None;

    /// <summary>What children must share with their parents, but where the pack has turned that off.</summary>
    public IReadOnlyList<Agreement> Agreements =>
    [
        .. from module in Modules
           from reference in References(module.Fields, "")
           let agreement = new Agreement(module.Module, reference.Path, reference.Agrees)
           {
               IsReference = module.Fields[reference.Agrees].References is not null,
           }
           let severity = Choices.SeverityOf(RuleBook.Of(agreement.Code))
           where severity is not null
           select agreement with { Severity = severity.Value },
    ];

    /// <summary>
    /// Rejects what <see cref="CheckBesideOthersAsync"/> does, then references to a parent that does not agree or to a total that is none,
    /// then what is applied to a record beyond its total: each looks at what the one before left.
    /// </summary>
    public async Task CheckAsync(IStagedRecords staged, CancellationToken cancellationToken)
    {
        await CheckBesideOthersAsync(staged, cancellationToken);
        foreach (var agreement in Agreements)
            await RejectAsync(staged, staged.DisagreeingAsync(agreement, cancellationToken), child => [ParentProblems.Differs(child, agreement)], cancellationToken);
        await RejectAsync(staged, staged.TotalsOfNoUseAsync(cancellationToken), amount => [ParentProblems.NoTotal(amount)], cancellationToken);
        await RejectAsync(staged, staged.AppliedBeyondTotalAsync(cancellationToken), amount => [ParentProblems.OverPaid(amount)], cancellationToken);
    }

    /// <summary>Rejects duplicate keys, then duplicate natural keys and other unique values, then references that lead nowhere.</summary>
    public async Task CheckBesideOthersAsync(IRecordSet records, CancellationToken cancellationToken)
    {
        await RejectAsync(records, records.DuplicateKeysAsync(cancellationToken), DuplicateKeys, cancellationToken);
        await RejectAsync(records, records.DuplicateNaturalKeysAsync(cancellationToken), DuplicateNaturalKeys, cancellationToken);
        foreach (var module in Modules.Where(module => module.NamesSharedWith is not null))
            await RejectAsync(records, records.SharedNaturalKeysAsync(module.Module, module.NamesSharedWith!, cancellationToken), DuplicateNaturalKeys, cancellationToken);
        foreach (var (module, field) in Modules.SelectMany(module => module.Unique.Select(field => (module.Module, field))))
            await RejectAsync(records, records.DuplicateValuesAsync(module, field, cancellationToken), group => DuplicateValues(group, field), cancellationToken);
        await RejectAsync(records, records.DanglingReferencesAsync(cancellationToken), DanglingOnce(), cancellationToken);
    }

    private static IEnumerable<(string Path, string Agrees)> References(IReadOnlyDictionary<string, FieldSpec> fields, string path) =>
    [
        .. fields.Where(field => field.Value.Agrees is not null).Select(field => (path + field.Key, field.Value.Agrees!)),
        .. fields.Where(field => field.Value.Type == FieldType.List).SelectMany(list => References(list.Value.Fields, $"{path}{list.Key}[].")),
    ];

    private static async Task RejectAsync<T>(
        IRecordSet records, IAsyncEnumerable<T> found, Func<T, IEnumerable<StagedProblem>> problemsOf, CancellationToken cancellationToken)
    {
        var problems = new List<StagedProblem>();
        await foreach (var one in found.WithCancellation(cancellationToken))
        {
            problems.AddRange(problemsOf(one));
            if (problems.Count >= GroupSize)
            {
                await records.RejectAsync(problems, cancellationToken);
                problems = [];
            }
        }

        if (problems.Count > 0)
            await records.RejectAsync(problems, cancellationToken);
    }

    private IEnumerable<StagedProblem> DuplicateKeys(IReadOnlyList<StagedIdentity> group) => group.Select(record =>
        Problem(record, "duplicate-key", $"the {Columns(record.Stream)} of this row is also that of {Places.Of(group, except: record)}"));

    private static IEnumerable<StagedProblem> DuplicateNaturalKeys(IReadOnlyList<StagedIdentity> group) => group.Skip(1).Select(record => Twin(
        group[0], Problem(record, "duplicate-natural-key", $"Zoho keeps this record's name or number unique, and {Holder(group[0])} has it already")));

    private static IEnumerable<StagedProblem> DuplicateValues(IReadOnlyList<StagedIdentity> group, string field) => group.Skip(1).Select(record => Twin(
        group[0], Problem(record, "duplicate-value", $"{field} tells records apart at Zoho, and {Holder(group[0])} has the same", field)));

    // What is at Zoho has there what it was sent with, whatever its row says now.
    private static string Holder(StagedIdentity first) => first.ZohoId is null
        ? Places.Of(first)
        : $"Zoho's record {first.ZohoId}, as {first.Stream} '{first.Key}' was sent ({Places.Of(first)}),";

    private static StagedProblem Twin(StagedIdentity first, StagedProblem found) => first.ZohoId is null
        ? found
        : found with { Problem = found.Problem with { Hint = HintAtZoho } };

    // That a record is missing is said once of each row, however many fields of the row refer to it.
    private Func<DanglingReference, IEnumerable<StagedProblem>> DanglingOnce()
    {
        var said = new HashSet<(string Stream, string Key, string? Row)>();
        StagedIdentity? child = null;
        return dangling =>
        {
            if (child != dangling.Child)
                said.Clear();
            child = dangling.Child;
            var line = IsOfLine(dangling) ? dangling.Line : null;
            return said.Add((dangling.Reference.Stream, dangling.Reference.Key, line?.Row)) ? [Dangling(dangling, line)] : [];
        };
    }

    private bool IsOfLine(DanglingReference dangling) =>
        FieldPath.Element(dangling.Reference.Field) is { } element
        && LineLists.TryGetValue(dangling.Child.Stream, out var lists) && lists.Contains(element.List);

    private StagedProblem Dangling(DanglingReference dangling, StagedLine? line) =>
        Problem(dangling.Child, "dangling-reference",
            $"{dangling.Reference.Field} refers to stream `{dangling.Reference.Stream}`, and no record there has that {Columns(dangling.Reference.Stream)}",
            dangling.Reference.Field,
            line);

    private static StagedProblem Problem(StagedIdentity record, string code, string message, string? field = null, StagedLine? line = null)
    {
        var place = line is null ? Places.Of(record) : Places.Of(line);
        return new(record.Record, RuleBook.Of(code).Problem(ProblemStage.Validation, $"{message} ({place})") with { Field = field, Row = line?.Row });
    }

    private string Columns(string stream) =>
        keyColumns.TryGetValue(stream, out var columns) ? string.Join(", ", columns.Select(column => $"`{column}`")) : "key";
}
