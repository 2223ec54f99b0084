using ZohoMigrate.Cli.Composition;
using ZohoMigrate.Pipeline.Mapping;
using ZohoMigrate.Pipeline.Records;

namespace ZohoMigrate.Cli.Commands;

/// <summary>A run folder is bound for ever to its pack, its sources and its target: whatever differs is an error, never a guess.</summary>
internal static class Binding
{
    /// <exception cref="UserFaultException">The folder holds another run; every difference is listed.</exception>
    public static void Check(RunManifest manifest, WantedRun wanted, string folder)
    {
        var asked = wanted.ToManifest(manifest.Run, manifest.StartedAt);
        Throw(folder, "Take another folder with --run, or the settings it was begun with.", [
            .. TargetDifferences(manifest, wanted.Target!),
            .. Difference("pack", manifest.Pack, asked.Pack),
            .. Difference("data folder", manifest.DataFolder, asked.DataFolder),
            .. Difference("parameters", Text(manifest.Parameters), Text(asked.Parameters)),
            .. PackDifferences(manifest, wanted.Pack),
        ]);
    }

    /// <exception cref="UserFaultException">The settings lead elsewhere than where the run went.</exception>
    public static void CheckTarget(RunManifest manifest, Target target, string folder) =>
        Throw(folder, "Make the settings it was begun with.", [.. TargetDifferences(manifest, target)]);

    /// <exception cref="UserFaultException">The pack was changed before everything was staged by it.</exception>
    public static Pack CheckPack(RunManifest manifest, Pack pack, string folder)
    {
        Throw(folder, "Begin a new run in another folder: records staged by two different packs would not belong together.", [.. PackDifferences(manifest, pack)]);
        return pack;
    }

    /// <exception cref="UserFaultException">It was only validated: nothing in it can be sent.</exception>
    public static void RefuseValidation(RunManifest manifest, string folder)
    {
        if (manifest.Target == Targets.None)
            throw new UserFaultException($"{folder} holds a validation, which keeps nothing that could be sent. Take another folder with --run.");
    }

    private static IEnumerable<string> TargetDifferences(RunManifest manifest, Target target) =>
    [
        .. Difference("target", manifest.Target, target.Name),
        .. Difference("data centre", manifest.DataCenter, target.Zoho.DataCenter),
        .. Difference("organisation", manifest.Organization, target.Organization),
    ];

    private static IEnumerable<string> PackDifferences(RunManifest manifest, Pack pack) =>
        manifest.PackFingerprint == pack.Fingerprint ? [] : [$"the pack {pack.Folder} was changed since"];

    private static IEnumerable<string> Difference(string what, string begun, string asked) =>
        begun == asked ? [] : [$"{what}: it was begun with {begun}, now it is {asked}"];

    private static string Text(IReadOnlyDictionary<string, string> parameters) => parameters.Count == 0
        ? "none"
        : string.Join(", ", parameters.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value}"));

    private static void Throw(string folder, string hint, IReadOnlyList<string> differences)
    {
        if (differences.Count == 0) return;
        throw new UserFaultException(string.Join(
            Environment.NewLine, [$"{folder} holds another run:", .. differences.Select(difference => $"  {difference}"), hint]));
    }
}
