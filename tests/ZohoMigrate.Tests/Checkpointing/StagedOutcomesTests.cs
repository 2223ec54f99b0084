using Xunit;
using ZohoMigrate.Pipeline.Checkpointing;
using ZohoMigrate.Pipeline.Checkpointing.Staging;
using ZohoMigrate.Pipeline.Records.Payloads;
using ZohoMigrate.Pipeline.Records.Problems;
using ZohoMigrate.Pipeline.Records.Rows;
using ZohoMigrate.Testing;
using ZohoMigrate.Testing.Checkpointing;

namespace ZohoMigrate.Tests.Checkpointing;

public sealed class StagedOutcomesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Read_OfAllThatIsStaged_GivesRecordsInOrderOfDeliveryThenTheFaultyRowsInNone()
    {
        var required = new Problem(ProblemStage.Mapping, "required", "Missing.") { Field = "date" };
        var odd = new Problem(ProblemStage.Validation, "odd", "Odd.") { Severity = Severity.Warning };
        var unreadable = new Problem(ProblemStage.Source, "quote", "A quote.");
        await using (var checkpoint = await SqliteCheckpoint.CreateAsync(
            _folder["checkpoint.db"], Staging.Manifest, Keeping.Everything, TimeProvider.System, CancellationToken.None))
        {
            var staging = await new Staging(checkpoint).OpenAsync();
            var line = staging.Row("orders", RowRole.Line, "1", "a");
            await staging.StageAsync(
                staging.Record("orders", "1") with { Lines = [line], Steps = ["mark_as_sent", "email"], Problems = [required, odd with { Row = line.Id }] },
                staging.Record("customers", "A"));
            await staging.StageAsync(
                new StrayRow(staging.Row("orders", RowRole.Line, "x"), RowRole.Excluded, Problem: null),
                new StrayRow(staging.Row("orders", RowRole.Line, "\""), RowRole.Unreadable, unreadable));
        }

        var outcomes = StagedOutcomes.Read(_folder["checkpoint.db"]);

        Assert.Equal(
            [
                ("customers", "A", "customers.csv#1", """{"name":"A"}""", "", ""),
                ("orders", "1", "orders.csv#1", """{"name":"1"}""", "mark_as_sent email", "required date  Error Mapping|odd  orders_lines.csv#1 Warning Validation"),
                ("orders", null, "orders_lines.csv#3", null, "", "quote  orders_lines.csv#3 Error Source"),
            ],
            outcomes.Select(one => (
                one.Stream,
                one.Key,
                one.Row,
                one.Payload,
                string.Join(' ', one.Steps),
                string.Join('|', one.Problems.Select(problem => $"{problem.Code} {problem.Field} {problem.Row} {problem.Severity} {problem.Stage}")))));
        Assert.Equal([false, true, true], outcomes.Select(one => one.IsRejected));
    }

    public void Dispose() => _folder.Dispose();
}
