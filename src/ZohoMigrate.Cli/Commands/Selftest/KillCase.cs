using System.Globalization;
using System.Text.Json.Nodes;
using ZohoMigrate.Catalog;
using ZohoMigrate.Cli.Composition;
using ZohoMigrate.Pipeline.Reporting;

namespace ZohoMigrate.Cli.Commands.Selftest;

/// <summary>One kill: a run begun, killed, resumed to its end, and held against the sandbox's ledger.</summary>
internal static class KillCase
{
    private const int MostStretches = 5;

    private static readonly string[] RunLine = ["run", "pack", "--data", "data", "--run", "run", "--wait"];

    // A minute takes a fifth of a second; what a connection may take stays real, so its bound grows with the scale.
    private static readonly Dictionary<string, string> Settings = new(StringComparer.Ordinal)
    {
        ["Sandbox:TimeScale"] = "300",
        ["State:Folder"] = "state",
        ["Delivery:AttemptTimeout"] = "00:00:05",
        ["Delivery:LateArrival"] = "00:05:00",
        ["Delivery:AbsenceDelay"] = "00:05:00",
    };

    /// <summary>Null when the run came to its good end without passing the point so often.</summary>
    /// <param name="point">Where it is killed.</param>
    /// <param name="occurrence">The how-manieth time it passes there.</param>
    /// <param name="stopping">Gives up.</param>
    /// <param name="assembly">The program; null = this one.</param>
    public static async Task<KillResult?> RunAsync(KillPoint point, int occurrence, CancellationToken stopping, string? assembly = null)
    {
        using var folder = new PassingFolder();
        point.Sample.WriteTo(folder.Path);
        var kill = string.Create(CultureInfo.InvariantCulture, $"{point.Name}#{occurrence}");
        await using var zoho = await SandboxChild.StartAsync(new ChildProgram(folder.Path, Settings, assembly), point.IsServers ? kill : null, stopping);
        var program = new ChildProgram(folder.Path, SettingsFor(zoho, point.Sample), assembly);

        var armed = point.IsServers ? null : kill;
        var exit = await program.RunAsync(armed, RunLine, stopping);
        for (var stretch = 1; exit == (int)ExitCode.Paused && !zoho.WasKilled && stretch < MostStretches; stretch++)
            exit = await program.RunAsync(armed, RunLine, stopping);
        if (point.IsServers ? !zoho.WasKilled : exit != ChildProgram.Killed)
            return exit == (int)ExitCode.Done ? null : KillResult.None(point) with { WrongEnds = [exit] };
        for (var stretch = 0; IsToGoOn(exit) && stretch < MostStretches; stretch++)
        {
            // Killed before there was anything to resume, it begins anew.
            exit = await program.RunAsync(null, RunLine, stopping);
        }

        var result = await JudgeAsync(point, zoho, Path.Combine(folder.Path, "run", "delivered"), stopping);
        return exit == (int)ExitCode.Done ? result : result with { WrongEnds = [exit] };
    }

    // A pause is no end: a machine that is too busy for the scale may make one.
    private static bool IsToGoOn(int exit) => exit == ChildProgram.Killed || exit == (int)ExitCode.Paused;

    private static Dictionary<string, string> SettingsFor(SandboxChild zoho, SelftestSample sample) => new(Settings.Concat(sample.Settings), StringComparer.Ordinal)
    {
        ["Zoho:ApiUrl"] = zoho.About.Address,
        ["Zoho:OrganizationId"] = zoho.About.OrganizationId,
        ["Zoho:ClientId"] = zoho.About.ClientId,
        ["Zoho:ClientSecret"] = zoho.About.ClientSecret,
        ["Zoho:RefreshToken"] = zoho.About.RefreshToken,
    };

    private static async Task<KillResult> JudgeAsync(KillPoint point, SandboxChild zoho, string delivered, CancellationToken stopping)
    {
        var counted = await zoho.SummaryAsync(stopping);
        var result = KillResult.None(point) with
        {
            Kills = 1,
            Sent = counted["byOperation"]!.AsObject().Where(operation => IsCreate(operation.Key)).Sum(operation => Number(operation.Value)),
            Twice = Number(counted["createsCommittedTwice"]) + counted["duplicates"]!.AsObject().Sum(module => Number(module.Value)),
            Over = Number(counted["refusedByLimit"]),
        };
        foreach (var (stream, (module, id, records)) in point.Sample.Streams)
        {
            var held = (await zoho.RecordsAsync(module, stopping)).Select(record => record![id]!.ToString()).ToHashSet(StringComparer.Ordinal);
            var reported = DeliveredIds(Path.Combine(delivered, $"{stream}.csv"));
            result = result with
            {
                Unique = result.Unique + Math.Min(held.Count, records),
                Twice = result.Twice + Math.Max(0, held.Count - records),
                Lost = result.Lost + Math.Max(0, records - held.Count),
                FalselyReported = result.FalselyReported + reported.Except(held, StringComparer.Ordinal).Count() + Math.Max(0, held.Count - reported.Count),
            };
        }

        return result;
    }

    private static bool IsCreate(string operation) => operation.Split('.')[^1] is "create" or BulkSpec.JobName;

    // The id is the first column and has no comma.
    private static List<string> DeliveredIds(string file) =>
        File.Exists(file) ? [.. File.ReadLines(file).Skip(1).Select(line => line.Split(',')[0])] : [];

    private static long Number(JsonNode? node) => node is null ? 0 : long.Parse(node.ToString(), CultureInfo.InvariantCulture);
}
