using ZohoMigrate.Pipeline.Records.Problems;

namespace ZohoMigrate.Pipeline.Records.Totals;

/// <summary>What is said of a record whose name the organisation has for another one: a tax of another rate, an account of another type.</summary>
internal static class DifferingAtZoho
{
    /// <param name="id">Zoho's id of the one there.</param>
    /// <param name="fields">In which the two differ.</param>
    public static Problem Problem(string id, IReadOnlyList<string> fields) => RuleBook.Of("differs-at-zoho").Problem(
        ProblemStage.Delivery, $"The organisation has one of this name already (id {id}), with another {string.Join(", ", fields)}.") with
    {
        Field = fields[0],
    };
}
