using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit;
using ZohoMigrate.Sandbox;
using ZohoMigrate.Testing;

namespace ZohoMigrate.Tests.Cli.BadInput;

/// <summary>A good pack and good data in a folder of their own, for a case to spoil one thing of, and what every answer must be like.</summary>
internal sealed partial class BadInputFolder : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public BadInputFolder()
    {
        Copy(Repository.PathOf("mappings", "northwind-to-books"), this["pack"]);
        Copy(Repository.PathOf("sample-data", "northwind-small"), this["data"]);
    }

    public string Path => _folder.Path;

    public string this[string name] => _folder[name];

    public Task<CliRun> InvokeAsync(string line) => CliRun.InvokeAsync(Path, line.Split(' '));

    public string Read(string name) => File.ReadAllText(this[name]);

    public void Write(string name, string text) => _folder.Write(name, text);

    public void Write(string name, byte[] bytes) => _folder.Write(name, bytes);

    /// <summary>Replaces a text that must be there.</summary>
    public void Edit(string name, string right, string wrong)
    {
        var text = Read(name);
        Assert.Contains(right, text, StringComparison.Ordinal);
        Write(name, text.Replace(right, wrong, StringComparison.Ordinal));
    }

    /// <summary>Changes one line of a file, whatever stands in it.</summary>
    /// <param name="name">The file.</param>
    /// <param name="number">From 1.</param>
    /// <param name="change">The line without its end, made another.</param>
    public void EditLine(string name, int number, Func<string, string> change)
    {
        var lines = Read(name).Split('\n');
        lines[number - 1] = change(lines[number - 1]);
        Write(name, string.Join('\n', lines));
    }

    /// <summary>Settings for a server, in the working folder's zohomigrate.json; waits are short.</summary>
    public void Settings(Uri address, string organization, SandboxCredentials? credentials = null, object? more = null) => Write(
        "zohomigrate.json",
        JsonSerializer.Serialize(new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["Zoho"] = new
            {
                ApiUrl = address,
                OrganizationId = organization,
                ClientId = credentials?.ClientId ?? "1000.CLIENT",
                ClientSecret = credentials?.ClientSecret ?? "a-client-secret",
                RefreshToken = credentials?.RefreshToken ?? "1000.a-refresh-token",
            },
            ["Delivery"] = more ?? new { MaxAttempts = 1, AttemptTimeout = "00:00:05", SettleDelay = "00:00:00.2", AbsenceDelay = "00:00:00.5", LateArrival = "00:00:00.1" },
            ["State"] = new { Folder = this["state"] },
        }));

    /// <summary>A copy of a folder's files and of the folders below it.</summary>
    public static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.GetFiles(from))
            File.Copy(file, System.IO.Path.Combine(to, System.IO.Path.GetFileName(file)));
        foreach (var folder in Directory.GetDirectories(from))
            Copy(folder, System.IO.Path.Combine(to, System.IO.Path.GetFileName(folder)));
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>The text is there, however the terminal has broken its lines; no stack trace, no type of ours, no secret.</summary>
    public static void AssertPlain(CliRun run, params string[] said)
    {
        var all = Blanks().Replace(run.Out + run.Error, " ");
        Assert.All(said, text => Assert.Contains(text, all, StringComparison.Ordinal));
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", all, StringComparison.Ordinal);
        Assert.DoesNotContain("a-client-secret", all, StringComparison.Ordinal);
        Assert.DoesNotContain("a-refresh-token", all, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"\s+", RegexOptions.NonBacktracking)]
    private static partial Regex Blanks();
}
