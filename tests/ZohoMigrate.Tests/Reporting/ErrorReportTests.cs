using Xunit;
using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Pipeline.Records.Problems;
using ZohoMigrate.Pipeline.Records.Rows;

namespace ZohoMigrate.Tests.Reporting;

public sealed class ErrorReportTests : IAsyncLifetime
{
    private const string ZmColumns = "zm_row,zm_key,zm_file,zm_line,zm_stage,zm_state,zm_field,zm_code,zm_message,zm_hint,zm_attempts";

    private ReportingFixture _run = null!;

    public async Task InitializeAsync() => _run = await ReportingFixture.OpenAsync();

    public async Task DisposeAsync() => await _run.DisposeAsync();

    [Fact]
    public async Task Write_NothingIsWrong_LeavesNoFile()
    {
        await _run.Staging.StageAsync(_run.Staging.Record("customers", "ALFKI"));
        await _run.Staging.SealAsync();
        await _run.WriteAsync();

        Assert.False(_run.Has("errors", "customers.csv"));
    }

    [Fact]
    public async Task Write_WhatWasWrongIsRightNow_RemovesTheStaleFile()
    {
        await _run.Staging.StageAsync(_run.Staging.Record("customers", "ALFKI"));
        await _run.Staging.SealAsync();
        Directory.CreateDirectory(Path.Combine(_run.Folder, "errors"));
        await File.WriteAllTextAsync(Path.Combine(_run.Folder, "errors", "customers.csv"), "stale");
        await _run.WriteAsync();

        Assert.False(_run.Has("errors", "customers.csv"));
    }

    [Fact]
    public async Task Write_SeveralProblemsOfARow_AreJoinedAndTheirBarsEscaped()
    {
        await StageAsync(Faulty("ALFKI", ["ALFKI", "Alfreds"], [
            ReportingFixture.Error("required", "one | two") with { Field = "contact_name" },
            ReportingFixture.Error("too-long", "three") with { Field = "email", Hint = "shorten it" },
        ]));

        Assert.Equal(
            $"""
            key,name,{ZmColumns}
            ALFKI,Alfreds,customers.csv#1@h,ALFKI,customers.csv,2,validation | validation,rejected,contact_name | email,required | too-long,one \| two | three, | shorten it,0

            """.ReplaceLineEndings("\r\n"),
            _run.Text("errors", "customers.csv"));
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+1")]
    [InlineData("-1")]
    [InlineData("@SUM(A1)")]
    public async Task Write_ACellThatLooksLikeAFormula_IsNeutralisedInOurColumnsOnly(string cell)
    {
        await StageAsync(Faulty(cell, [cell, "x"], [ReportingFixture.Error("required", cell)]));

        var row = _run.Text("errors", "customers.csv").Split("\r\n")[1];
        Assert.StartsWith($"{cell},x,customers.csv#1@h,'{cell},", row, StringComparison.Ordinal);
        Assert.Contains($",required,'{cell},", row, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Write_CellsWithQuotesCommasAndBreaks_ComeBackAsTheyWere()
    {
        string[] cells = ["a \"quoted\", key", "two\r\nlines\tand  spaces "];
        await StageAsync(Faulty("k", cells, [ReportingFixture.Error("required", "m")]));

        Assert.Contains("\"a \"\"quoted\"\", key\",\"two\r\nlines\tand  spaces \",customers.csv#1@h,", _run.Text("errors", "customers.csv"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Write_AFaultyLine_BringsAllRowsOfItsRecord()
    {
        var order = _run.Staging.Record("orders", "10248");
        SourceRow[] lines = [_run.Staging.Row("orders", RowRole.Line, "10248", "11"), _run.Staging.Row("orders", RowRole.Line, "10248", "42")];
        await StageAsync(order with
        {
            Header = order.Header with { Cells = ["10248", "Vins"] },
            Lines = lines,
            Problems = [ReportingFixture.Error("not-a-number", "rate is no number") with { Row = lines[1].Id }],
        });

        Assert.EndsWith(
            ",rejected,,,,nothing is wrong with this row; see orders_lines.csv#2,0\r\n", _run.Text("errors", "orders.csv"), StringComparison.Ordinal);
        var written = _run.Text("errors", "orders.orders_lines.csv").Split("\r\n");
        Assert.Equal($"key,item,{ZmColumns}", written[0]);
        Assert.StartsWith("10248,11,orders_lines.csv#1@l,10248,", written[1], StringComparison.Ordinal);
        Assert.Contains(",not-a-number,rate is no number,", written[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Write_AnUnreadableRow_HasItsRawTextInTheFirstColumn()
    {
        var row = _run.Staging.Row("customers", RowRole.Header, "ALFKI,Alf,reds");
        await _run.Staging.StageAsync(new StrayRow(row, RowRole.Unreadable, new Problem(ProblemStage.Source, "ragged-row", "3 cells for 2 columns")));
        await _run.Staging.SealAsync();
        await _run.WriteAsync();

        Assert.Contains(
            "\"ALFKI,Alf,reds\",,customers.csv#1@h,,customers.csv,2,source,,,ragged-row,3 cells for 2 columns,,0\r\n",
            _run.Text("errors", "customers.csv"),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(RowRole.Orphan, "orphan-line")]
    [InlineData(RowRole.Unreadable, "ragged-row")]
    public async Task Write_AStrayLine_SaysItselfWhatIsWrongWithIt(RowRole role, string code)
    {
        var line = _run.Staging.Row("orders", RowRole.Line, "10248", "11");
        await _run.Staging.StageAsync(new StrayRow(line, role, new Problem(ProblemStage.Source, code, "it belongs nowhere") { Hint = "add its header" }));
        await _run.Staging.SealAsync();
        await _run.WriteAsync();

        Assert.EndsWith($",source,,,{code},it belongs nowhere,add its header,0\r\n", _run.Text("errors", "orders.orders_lines.csv"), StringComparison.Ordinal);
    }

    private MappedRecord Faulty(string key, string[] cells, IReadOnlyList<Problem> problems)
    {
        var record = _run.Staging.Record("customers", key);
        return record with { Header = record.Header with { Cells = cells }, Problems = problems };
    }

    private async Task StageAsync(MappedRecord record)
    {
        await _run.Staging.StageAsync(record);
        await _run.Staging.SealAsync();
        await _run.WriteAsync();
    }
}
