using System.Globalization;
using System.Security.Cryptography;
using ZohoMigrate.Cli.Composition;
using ZohoMigrate.Pipeline.Mapping;
using ZohoMigrate.Pipeline.Records.Runs;

namespace ZohoMigrate.Cli.Commands;

/// <summary>What a command line asks for: a manifest in the making.</summary>
/// <param name="Pack">The pack.</param>
/// <param name="DataFolder">Full path of the sources.</param>
/// <param name="Parameters">What <c>--set</c> gave.</param>
internal sealed record WantedRun(Pack Pack, string DataFolder, IReadOnlyDictionary<string, string> Parameters)
{
    /// <summary>Before anything is made for the run: a data folder that is not there would leave an empty run folder behind.</summary>
    /// <exception cref="UserFaultException">There is no such folder.</exception>
    public void CheckDataFolder()
    {
        if (File.Exists(DataFolder))
            throw new UserFaultException($"The data folder {DataFolder} is a file. Name the folder it is in with --data.");
        if (!Directory.Exists(DataFolder))
            throw new UserFaultException($"The data folder {DataFolder} does not exist. Say where the source files are with --data.");
    }

    /// <summary>What a run writes must not lie among what it reads: reports would stand among the exports, and a pack that grows is another pack.</summary>
    /// <param name="runFolder">Full path.</param>
    /// <exception cref="UserFaultException">The run folder is the data folder, or in the pack.</exception>
    public void CheckApart(string runFolder)
    {
        if (Path.GetRelativePath(DataFolder, runFolder) == ".")
            throw new UserFaultException($"{runFolder} is the data folder. Keep the run in a folder of its own (--run).");
        var inPack = Path.GetRelativePath(Pack.Folder, runFolder);
        if (!Path.IsPathRooted(inPack) && inPack.Split(Path.DirectorySeparatorChar)[0] != "..")
            throw new UserFaultException($"{runFolder} is in the pack {Pack.Folder}. Keep the run in a folder of its own (--run).");
    }

    /// <param name="target">Where it goes; null = nowhere, it is only validated.</param>
    /// <param name="now">UTC.</param>
    public RunManifest ToManifest(Target? target, DateTimeOffset now) => new()
    {
        Run = string.Create(CultureInfo.InvariantCulture, $"{now.UtcDateTime:yyyy-MM-ddTHH-mm-ss}-{RandomNumberGenerator.GetHexString(4, lowercase: true)}"),
        Pack = Pack.Name,
        PackFolder = Pack.Folder,
        DataFolder = DataFolder,
        Target = target?.Name ?? Targets.None,
        Product = RunManifest.Join(Pack.Products),
        DataCenter = target?.Zoho.DataCenter ?? "",
        Organization = target?.Organization ?? "",
        Currency = Pack.Currency,
        TimeScale = target?.TimeScale ?? 1,
        Parameters = Parameters,
        PackFingerprint = Pack.Fingerprint,
        StartedAt = now,
    };
}
