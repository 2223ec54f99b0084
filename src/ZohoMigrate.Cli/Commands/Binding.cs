using ZohoMigrate.Cli.Composition;
using ZohoMigrate.Pipeline.Mapping;
using ZohoMigrate.Pipeline.Records;

namespace ZohoMigrate.Cli.Commands;

/// <summary>A run folder is bound for ever to its target, its pack and its sources: whatever differs is an error, never a guess.</summary>
internal static class Binding
{
    /// <exception cref="UserFaultException">The folder holds another run; every difference is listed.</exception>
    public static void Check(RunManifest begun, RunManifest wanted, string folder) => Throw(
        folder,
        "Take another folder with --run, or what it was begun with.",
        [
            .. Difference("target", begun.Target, wanted.Target),
            .. Difference("data centre", begun.DataCenter, wanted.DataCenter),
            .. Difference("organisation", begun.Organization, wanted.Organization),
            .. Difference("pack", begun.Pack, wanted.Pack),
            .. Difference("data folder", begun.DataFolder, wanted.DataFolder),
            .. Difference("parameters", Text(begun.Parameters), Text(wanted.Parameters)),
            .. PackDifference(begun, wanted.PackFolder, wanted.PackFingerprint),
        ]);

    /// <exception cref="UserFaultException">The settings lead elsewhere than where the run went.</exception>
    public static void CheckTarget(RunManifest begun, Target target, string folder) => Throw(
        folder,
        "Resume it with the settings it was begun with.",
        [
            .. Difference("data centre", begun.DataCenter, target.Zoho.DataCenter),
            .. Difference("organisation", begun.Organization, target.Organization),
        ]);

    /// <exception cref="UserFaultException">The pack was changed before everything was staged by it.</exception>
    public static Pack CheckPack(RunManifest begun, Pack pack, string folder)
    {
        Throw(folder, "Begin a new run in another folder.", [.. PackDifference(begun, pack.Folder, pack.Fingerprint)]);
        return pack;
    }

    private static IEnumerable<string> PackDifference(RunManifest begun, string folder, string fingerprint) =>
        begun.PackFingerprint == fingerprint ? [] : [$"the pack {folder} was changed since"];

    private static IEnumerable<string> Difference(string what, string begun, string wanted) =>
        begun == wanted ? [] : [$"{what}: begun with {begun}, now {wanted}"];

    private static string Text(IReadOnlyDictionary<string, string> parameters) => parameters.Count == 0
        ? "none"
        : string.Join(", ", parameters.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value}"));

    private static void Throw(string folder, string hint, IReadOnlyList<string> differences)
    {
        if (differences.Count == 0)
            return;
        throw new UserFaultException(string.Join(
            Environment.NewLine, [$"{folder} holds another run:", .. differences.Select(difference => $"  {difference}"), hint]));
    }
}
