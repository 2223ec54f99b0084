using ZohoMigrate.Pipeline.Checkpointing.Folders;
using ZohoMigrate.Zoho.Files;

namespace ZohoMigrate.Cli.Composition.Settings;

/// <summary>
/// Refuses a state folder that others may write to: whoever can put a file there decides how many calls are left, which folder delivers to an
/// organisation, and with which token. It is not mended here, for it may be a folder that others need as it is. And one on a network, where
/// nobody keeps what locks and flushes promise: two runs could each believe that the limit is theirs alone.
/// </summary>
internal static class StateFolderCheck
{
    private const UnixFileMode ForOthers = UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;

    /// <param name="folder">Full path; one that is not there will be made, its owner's alone.</param>
    /// <exception cref="UserFaultException">It is not this user's alone, not on a local disk, or a link to nothing.</exception>
    public static void Check(string folder)
    {
        // A link is as good as what it leads to.
        var real = Real(folder);
        if (FolderSafety.FindFault(real) is { } fault)
            throw Fault($"The limits and organisations of this machine cannot be kept in the state folder {Shown(folder, real)}: {fault}. Have it on a local disk that nothing synchronises.");
        if (Directory.Exists(real))
        {
            if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(real) & ForOthers) != UnixFileMode.None)
                throw Fault($"The state folder {Shown(folder, real)} can be written to by other users of this machine. Make it yours alone: chmod go-w {real}");
        }
        else if (File.Exists(real))
        {
            throw Fault($"The state folder {Shown(folder, real)} is a file.");
        }
        else if (new FileInfo(folder).LinkTarget is not null)
        {
            throw Fault($"The state folder {folder} is a link to {real}, which is not there. Make that folder, or take the link away.");
        }
    }

    private static string Real(string folder)
    {
        try
        {
            return RealPath.Of(folder);
        }
        catch (IOException)
        {
            throw Fault($"The state folder {folder} is a link that leads in a circle. Take the link away.");
        }
    }

    private static string Shown(string folder, string real) => folder == real ? folder : $"{folder} (which leads to {real})";

    private static UserFaultException Fault(string what) => new($"{what} Or choose another folder: {KnownSettings.Find("State:Folder")!.Notations}.");
}
