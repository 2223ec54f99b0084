using ZohoMigrate.Pipeline.Proving;

namespace ZohoMigrate.Cli.Commands.Test;

/// <summary>What <c>test --output json</c> writes.</summary>
internal sealed record TestReport(int Passed, int Failed, IReadOnlyList<TestReport.Line> Tests)
{
    public TestReport(IReadOnlyList<PackTestResult> results)
        : this(results.Count(result => result.Passed), results.Count(result => !result.Passed), [.. results.Select(Line.Of)])
    {
    }

    /// <param name="File">Below the pack's folder.</param>
    /// <param name="LineNumber">Where the test begins.</param>
    /// <param name="Name">What it shows.</param>
    /// <param name="Passed">Whether all is as expected.</param>
    /// <param name="Fault">Why it could not be run; left out where it could.</param>
    /// <param name="Differences">What is not as expected.</param>
    internal sealed record Line(
        string File, [property: System.Text.Json.Serialization.JsonPropertyName("line")] long LineNumber, string Name, bool Passed, string? Fault, IReadOnlyList<TestDifference> Differences)
    {
        public static Line Of(PackTestResult result) => new(result.Test.File, result.Test.Line, result.Test.Name, result.Passed, result.Fault, result.Differences);
    }
}
