using System.Globalization;
using ZohoMigrate.Cli.Composition;
using ZohoMigrate.Pipeline.Mapping;
using ZohoMigrate.Pipeline.Records.Runs;
using ZohoMigrate.Pipeline.Sources;

namespace ZohoMigrate.Cli.Commands;

/// <summary>A run folder is bound for ever to its target, its pack and its sources: whatever differs is an error, never a guess.</summary>
internal static class Binding
{
    /// <exception cref="UserFaultException">The folder holds another run; every difference is listed.</exception>
    public static void Check(RunManifest begun, RunManifest wanted, string folder) => Throw(
        AnotherRun(folder),
        IsOnlyMended(begun, wanted)
            ? $"To go on with the pack as it is now: zohomigrate resume {folder} --accept-changes. Or take another folder with --run."
            : "Take another folder with --run, or what it was begun with.",
        [.. OtherDifferences(begun, wanted), .. PackDifference(begun, wanted.PackFolder, wanted.PackFingerprint)]);

    /// <exception cref="UserFaultException">The settings lead elsewhere than where the run went.</exception>
    public static void CheckTarget(RunManifest begun, Target target, string folder) => Throw(
        AnotherRun(folder),
        "Resume it with the settings it was begun with.",
        [
            .. Difference("data centre", begun.DataCenter, target.Zoho.DataCenter),
            .. Difference("organisation", begun.Organization, target.Organization),
            .. Difference("Sandbox:TimeScale", Text(begun.TimeScale), Text(target.TimeScale)),
        ]);

    /// <exception cref="UserFaultException">The pack was changed before everything was staged by it.</exception>
    public static Pack CheckPack(RunManifest begun, Pack pack, string folder)
    {
        Throw(AnotherRun(folder), $"To go on with it as it is now: zohomigrate resume {folder} --accept-changes.", [.. PackDifference(begun, pack.Folder, pack.Fingerprint)]);
        return pack;
    }

    /// <exception cref="UserFaultException">The pack is not the one everything was staged by.</exception>
    public static Pack CheckRetriedPack(RunManifest begun, Pack pack, string folder)
    {
        Throw(
            $"{folder} was staged by another mapping:",
            $"A retry maps corrected rows as the others were mapped. Put the pack back as it was, or go on with it as it is: zohomigrate resume {folder} --accept-changes.",
            [.. PackDifference(begun, pack.Folder, pack.Fingerprint)]);
        return pack;
    }

    /// <summary>Compares what was read with the files as they are now.</summary>
    /// <exception cref="UserFaultException">A file was changed or is gone; each is named.</exception>
    public static async Task CheckSourcesAsync(OpenRun run, CancellationToken cancellationToken)
    {
        var changes = await FindSourceChangesAsync(run, cancellationToken);
        var hint = run.Checkpoint.IsSealed
            ? $"What was read is kept and needs no files: go on with it by zohomigrate resume {run.ShownFolder}. "
                + $"To go on with the files as they are now: zohomigrate resume {run.ShownFolder} --accept-changes."
            : "Nothing was sent yet: the run command it was begun with reads all files anew.";
        Throw($"The files in {run.Manifest.DataFolder} are not those of {run.ShownFolder}:", hint, changes);
    }

    /// <summary>A line for each file that is not what was read of it.</summary>
    public static async Task<IReadOnlyList<string>> FindSourceChangesAsync(OpenRun run, CancellationToken cancellationToken)
    {
        var files = await run.Checkpoint.ReadFilesAsync(cancellationToken);
        return await SourceChanges.FindAsync(files.Select(account => account.File), run.Manifest.DataFolder, cancellationToken);
    }

    /// <summary>The files that have changed since they were read. One that is gone is none of them: what was read is kept.</summary>
    public static async Task<IReadOnlyList<string>> FindEditedSourcesAsync(OpenRun run, CancellationToken cancellationToken)
    {
        var files = await run.Checkpoint.ReadFilesAsync(cancellationToken);
        return await SourceChanges.FindEditedAsync(files.Select(account => account.File), run.Manifest.DataFolder, cancellationToken);
    }

    private static IEnumerable<string> PackDifference(RunManifest begun, string folder, string fingerprint) =>
        begun.PackFingerprint == fingerprint ? [] : [$"the pack {folder} was changed since"];

    // The pack is the same one, with other content, and nothing else differs.
    private static bool IsOnlyMended(RunManifest begun, RunManifest wanted) =>
        begun.PackFolder == wanted.PackFolder && !OtherDifferences(begun, wanted).Any();

    private static IEnumerable<string> OtherDifferences(RunManifest begun, RunManifest wanted) =>
    [
        .. Difference("target", begun.Target, wanted.Target),
        .. Difference("data centre", begun.DataCenter, wanted.DataCenter),
        .. Difference("organisation", begun.Organization, wanted.Organization),
        .. Difference("Sandbox:TimeScale", Text(begun.TimeScale), Text(wanted.TimeScale)),
        .. Difference("pack", begun.Pack, wanted.Pack),
        .. Difference("data folder", begun.DataFolder, wanted.DataFolder),
        .. Difference("parameters", Text(begun.Parameters), Text(wanted.Parameters)),
    ];

    private static IEnumerable<string> Difference(string what, string begun, string wanted) =>
        begun == wanted ? [] : [$"{what}: begun with {begun}, now {wanted}"];

    private static string Text(IReadOnlyDictionary<string, string> parameters) => parameters.Count == 0
        ? "none"
        : string.Join(", ", parameters.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value}"));

    private static string Text(decimal scale) => scale.ToString("G29", CultureInfo.InvariantCulture);

    private static string AnotherRun(string folder) => $"{folder} holds another run:";

    private static void Throw(string head, string hint, IReadOnlyList<string> differences)
    {
        if (differences.Count == 0)
            return;
        throw new UserFaultException(string.Join(
            Environment.NewLine, [head, .. differences.Select(difference => $"  {difference}"), hint]));
    }
}
