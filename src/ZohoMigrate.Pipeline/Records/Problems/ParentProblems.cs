using ZohoMigrate.Pipeline.Records.Rows;

namespace ZohoMigrate.Pipeline.Records.Problems;

/// <summary>What is wrong between a record and one it refers to, in one wording wherever it is found.</summary>
internal static class ParentProblems
{
    public static StagedProblem Differs(StagedReference child, Agreement agreement)
    {
        var found = Problem(
            child,
            agreement.Code,
            agreement.Field,
            $"{agreement.Field} is another than that of the record {child.Field} refers to ({Places.Of(child.Parent)})");
        return found with { Problem = found.Problem with { Severity = agreement.Severity } };
    }

    public static StagedProblem NoTotal(StagedReference amount) => Problem(
        amount,
        "no-total",
        amount.Field,
        $"{amount.Field} is the total of the record at {Places.Of(amount.Parent)}, and that is not above 0, or not known before Zoho reckons it");

    public static StagedProblem OverPaid(StagedReference amount) => Problem(
        amount,
        "over-paid",
        amount.Field,
        $"{amount.Field} is the record at {Places.Of(amount.Parent)}, and with what comes before, more is applied to it than its total");

    private static StagedProblem Problem(StagedReference found, string code, string field, string message) => new(
        found.Child.Record,
        RuleBook.Of(code).Problem(ProblemStage.Validation, $"{message} ({Places.Of(found.Child)})") with { Field = field });
}
