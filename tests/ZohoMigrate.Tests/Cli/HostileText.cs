using System.Text.Json;
using System.Text.Json.Nodes;
using Xunit;
using ZohoMigrate.Testing.Zoho;
using ZohoMigrate.Tests.Cli.BadInput;

namespace ZohoMigrate.Tests.Cli;

/// <summary>
/// A run of sources, names and answers of Zoho that steer terminals and spreadsheets. Of the customers one is rejected, with its order blocked;
/// the products are refused by Zoho.
/// </summary>
public sealed class HostileText : IAsyncLifetime, IDisposable
{
    /// <summary>Clears the screen (two ways), rings, goes back to the line's start, turns the reading order, and puts a link.</summary>
    public const string Evil = "\u001b[2J\u009b31m\u0007\r\u202e\u2066\u001b]8;;http://evil.example\u0007\u2028\u007f";

    public const string Formula = "=HYPERLINK(\"http://evil.example\")";

    /// <summary>The rejected customer's key.</summary>
    public const string Key = $"={Evil}ERNSH";

    private readonly BadInputFolder _folder = new();
    private readonly ZohoOnTheWire _zoho = new(Answer);

    public string Pack => _folder["pack"];

    public string Data => _folder["data"];

    public string Customers => _folder["data/cust\u202eomers.csv"];

    public string this[string name] => _folder[name];

    public string PathInRun(string name) => Path.Combine(_zoho.Run, name);

    public async Task InitializeAsync()
    {
        var customers = _folder.Read("data/customers.csv").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        await File.WriteAllLinesAsync(Customers, [
            $"\"note{Evil}\",{customers[0]}",
            $"\"{Evil}\",\"{Key}\",{new string('x', 201)}{customers[1][customers[1].IndexOf(',', customers[1].IndexOf(',', StringComparison.Ordinal) + 1)..]}",
            .. customers[2..].Select(row => row.Split(',', 2)).Select(row => $"\"-1{Evil}\",\"{Evil}{row[0]}\",{row[1]}")]);
        _folder.Edit("pack/customers.yaml", "source: customers.csv", "source: \"cust\\u202eomers.csv\"");
        var orders = _folder.Read("data/orders.csv").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        await File.WriteAllLinesAsync(_folder["data/orders.csv"], orders.Select((row, at) => at == 0 ? row : WithCustomer(row.Split(','))));
        var run = await InvokeAsync("run", Pack, "--data", Data, "--run", _zoho.Run, "--verbose", "--config", "Log:Values=true");
        Assert.True(run.ExitCode == 1, run.Out + run.Error);
        AssertClean("run", run.Out + run.Error);
        Assert.Contains("\u241b[2J", run.Out, StringComparison.Ordinal);
    }

    public Task DisposeAsync() => _zoho.DisposeAsync().AsTask();

    public void Dispose() => _folder.Dispose();

    internal Task<CliRun> InvokeAsync(params string[] arguments) => _zoho.InvokeAsync(arguments);

    /// <summary>Runs a line for text, then for JSON; neither holds what would steer a terminal.</summary>
    public async Task AssertCleanAsync(int exitCode, params string[] arguments)
    {
        var run = await InvokeAsync(arguments);
        var line = string.Join(' ', arguments);
        Assert.True(run.ExitCode == exitCode, $"{line}: {run.ExitCode}\n{run.Out}{run.Error}");
        // The ends of a CSV's lines are CR LF.
        AssertClean(line, (run.Out + run.Error).Replace("\r\n", "\n", StringComparison.Ordinal));

        var json = await InvokeAsync([.. arguments, "--output", "json"]);
        AssertClean($"{line} --output json", json.Out + json.Error);
        Assert.NotNull(JsonNode.Parse(json.Out));
    }

    /// <summary>Nothing in the text but letters and line feeds.</summary>
    /// <param name="what">For the message.</param>
    /// <param name="text">The text.</param>
    internal static void AssertClean(string what, string text)
    {
        var at = text.ToList().FindIndex(IsHarmful);
        Assert.True(at < 0, at < 0 ? "" : $"{what}: {(int)text[at]:X4} in …{text[Math.Max(0, at - 60)..Math.Min(text.Length, at + 20)]}…");
    }

    // What was made shows in no list, so that reconcile has something to say.
    private static WireReply? Answer(WireRequest request) => request switch
    {
        { Method: "POST" } when request.Path.EndsWith("/items", StringComparison.Ordinal) =>
            new WireReply(400, JsonSerializer.Serialize(new { code = 1001, message = $"{Formula} {Evil}" })),
        { Method: "GET" } when request.Path.EndsWith("/contacts", StringComparison.Ordinal) =>
            new WireReply(200, """{"code":0,"contacts":[],"page_context":{"page":1,"per_page":200,"has_more_page":false}}"""),
        _ => null,
    };

    private static bool IsHarmful(char letter) => letter != '\n'
        && (char.IsControl(letter) || letter is '\u2028' or '\u2029' or (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069'));

    private static string WithCustomer(string[] row) =>
        string.Join(',', [row[0], $"\"{(row[1] == "ERNSH" ? Key : Evil + row[1])}\"", .. row[2..]]);
}
