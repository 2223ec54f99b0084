namespace ZohoMigrate.Pipeline.Records;

/// <summary>What is wrong with amounts that lie between two records, in one wording wherever it is found.</summary>
internal static class AmountProblems
{
    public static StagedProblem NoTotal(StagedAmount amount) => Problem(
        amount,
        "no-total",
        $"{amount.Field} is the total of the record at {Places.Of(amount.Parent)}, and that is not above 0, or not known before Zoho reckons it");

    public static StagedProblem OverPaid(StagedAmount amount) => Problem(
        amount,
        "over-paid",
        $"{amount.Field} is the record at {Places.Of(amount.Parent)}, and with what comes before, more is applied to it than its total");

    private static StagedProblem Problem(StagedAmount amount, string code, string message) => new(
        amount.Child.Record,
        RuleBook.Of(code).Problem(ProblemStage.Validation, $"{message} ({Places.Of(amount.Child)})") with { Field = amount.Field });
}
