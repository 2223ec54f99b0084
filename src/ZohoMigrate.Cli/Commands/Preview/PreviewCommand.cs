using System.CommandLine;
using System.Globalization;
using ZohoMigrate.Cli.Composition;
using ZohoMigrate.Pipeline.Records.Rows;
using ZohoMigrate.Pipeline.Reporting;

namespace ZohoMigrate.Cli.Commands.Preview;

/// <summary><c>zohomigrate preview</c>.</summary>
internal sealed class PreviewCommand : VerbCommand
{
    private readonly Argument<string> _file = new("file") { Description = "The source file; or, with --data, a view of a mapping pack: one of its .sql files." };

    private readonly Option<int> _rows = new("--rows") { Description = "How many rows to show.", HelpName = "N", DefaultValueFactory = _ => 5 };

    private readonly Option<string?> _sheet = new("--sheet") { Description = "The sheet of a workbook that has several.", HelpName = "NAME" };

    private readonly Option<string?> _jsonPath = new("--json-path") { Description = "Where in a JSON document the array is whose objects are the rows, such as $.members.", HelpName = "PATH" };

    private readonly Option<string?> _data = new("--data") { Description = "The folder with the source files that a view reads.", HelpName = "folder" };

    private readonly Option<string[]> _set = SharedArguments.Set();

    public PreviewCommand(CommandInvoker invoker)
        : base("preview", "Says how a source file is read: encoding, separator, columns, rows that cannot be read. With --output csv, writes it out as UTF-8 with commas.")
    {
        _rows.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && int.TryParse(token.Value, CultureInfo.InvariantCulture, out var rows) && rows is < 0 or > 1000)
                result.AddError($"--rows {token.Value}: give a number from 0 to 1000.");
        });
        _jsonPath.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && JsonPath.Parse(token.Value) is null)
                result.AddError($"--json-path {token.Value}: name members behind a $, as in $.members (in quotes, where the shell takes $ for itself).");
        });
        Add(_file);
        Add(_rows);
        Add(_sheet);
        Add(_jsonPath);
        Add(_data);
        Add(_set);
        Validators.Add(result =>
        {
            if (result.GetValue(_file) is { } file && PackView.IsOne(file) && result.GetValue(_data) is null)
                result.AddError($"{file} is a view: say with --data where the source files are that it reads.");
        });
        SetAction((parse, stopping) => invoker.InvokeAsync<PreviewHandler>(parse, (handler, cancellationToken) => ShowAsync(parse, handler, cancellationToken), stopping));
    }

    public override string Group => Prepare;

    public override bool WritesCsv => true;

    public override IReadOnlyList<string> Examples { get; } =
    [
        "preview sample-data/northwind/customers.csv",
        "preview sample-data/northwind/orders.csv --rows 2",
        "preview sample-data/northwind/customers.csv --output csv   (the file as UTF-8 with commas)",
        "preview sample-data/slack/users.json",
        "preview mappings/tally-to-books/views/ledger-sheet.sql --data sample-data/tally --output csv   (what a pack's view gives)",
    ];

    public override IReadOnlyList<ExitCode> ExitCodes { get; } =
        [ExitCode.Done, ExitCode.SomeFaulty, ExitCode.Misconfigured, ExitCode.Bug, ExitCode.Cancelled];

    public override string? MeaningOf(ExitCode code) => code switch
    {
        ExitCode.Done => "every row can be read",
        ExitCode.SomeFaulty => "some rows cannot be read, or a run would refuse the file",
        ExitCode.Misconfigured => "usage or configuration error, or no CSV file",
        ExitCode.Cancelled => "cancelled (Ctrl+C, SIGTERM)",
        _ => null,
    };

    private Task<ExitCode> ShowAsync(ParseResult parse, PreviewHandler handler, CancellationToken cancellationToken)
    {
        var (file, rows) = (parse.GetRequiredValue(_file), parse.GetValue(_rows));
        return PackView.IsOne(file)
            ? handler.HandleAsync(file, parse.GetValue(_data)!, parse.Parameters(_set), rows, cancellationToken)
            : handler.HandleAsync(file, parse.GetValue(_sheet), parse.GetValue(_jsonPath) is { } path ? JsonPath.Parse(path)?.ToString() : null, rows, cancellationToken);
    }
}
