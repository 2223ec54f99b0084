using ZohoMigrate.Pipeline.Records.Runs;

namespace ZohoMigrate.Pipeline.Checkpointing.Folders;

/// <summary>What of a run may never change: a sandbox folder never goes live, and one organisation's ids mean nothing in another.</summary>
internal static class FolderBinding
{
    /// <exception cref="RunFolderBoundException">Some of it differs; all differences are listed.</exception>
    public static void Check(string folder, RunManifest bound, RunManifest wanted)
    {
        var differences = Compare(bound, wanted).ToList();
        if (differences.Count > 0)
        {
            throw new RunFolderBoundException(
                $"{folder} belongs to another run: {string.Join("; ", differences)}. Choose another folder (--run), or run with what it was made for.");
        }
    }

    private static IEnumerable<string> Compare(RunManifest bound, RunManifest wanted) =>
        from part in new[]
        {
            ("target", bound.Target, wanted.Target),
            ("product", bound.Product, wanted.Product),
            ("data centre", bound.DataCenter, wanted.DataCenter),
            ("organisation", bound.Organization, wanted.Organization),
            ("pack", bound.Pack, wanted.Pack),
        }
        where part.Item2 != part.Item3
        select $"{part.Item1} {part.Item2} → {part.Item3}";
}
