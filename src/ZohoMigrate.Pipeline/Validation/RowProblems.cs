using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Pipeline.Records.Payloads;
using ZohoMigrate.Pipeline.Records.Problems;

namespace ZohoMigrate.Pipeline.Validation;

/// <summary>Gathers what is wrong with one record, each with its place, as severe as the pack has it.</summary>
internal sealed class RowProblems(MappedRecord record, RuleChoices choices)
{
    // Nearly all records have none.
    private List<Problem>? _problems;

    public IReadOnlyList<Problem> All => _problems ?? (IReadOnlyList<Problem>)[];

    public bool HasErrors => _problems is not null && _problems.Exists(problem => problem.Severity == Severity.Error);

    /// <summary>Notes a problem.</summary>
    /// <param name="code">The rule.</param>
    /// <param name="field">The field, as a path; null for the record.</param>
    /// <param name="what">What is wrong, behind the path.</param>
    /// <param name="row">The line it is about; null for the header.</param>
    /// <param name="omittable">Whether the field could be left out instead.</param>
    /// <param name="hint">What to do, where the rule's own hint is of no use.</param>
    public void Add(string code, string? field, string what, string? row, bool omittable = false, string? hint = null)
    {
        var at = record.Lines.FirstOrDefault(line => line.Id == row) ?? record.Header;
        var message = $"{(field is null ? "" : field + " ")}{what} ({at.File.Name} line {at.FirstLine})";
        var rule = RuleBook.Of(code);
        var problem = rule.Problem(ProblemStage.Validation, message) with { Field = field, Row = row, Hint = hint ?? rule.Hint };
        if (choices.Apply(problem) is not { } applied)
            return;
        // What is only a warning is sent as it is: leaving it out is no way to mend it.
        var mayOmit = omittable && rule.Omit && applied.Severity == Severity.Error;
        (_problems ??= []).Add(mayOmit ? applied with { Hint = Omission.Hint(hint ?? rule.Hint, field!) } : applied);
    }

    /// <summary>Whether a value that breaks the rule keeps its record from being delivered.</summary>
    public bool Rejects(Rule rule) => choices.Apply(rule.Problem(ProblemStage.Validation, "")) is { Severity: Severity.Error };
}
