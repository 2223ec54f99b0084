namespace ZohoMigrate.EndToEndTests.Harness;

/// <summary>What the owner of a folder allows, taken away and given back while a process works in it.</summary>
internal static class Permissions
{
    /// <summary>What is written before a command so that permissions bind it: root gives up what puts it above them.</summary>
    public static IReadOnlyList<string> Bind => Environment.IsPrivilegedProcess ? ["setpriv", "--bounding-set", "-dac_override,-dac_read_search"] : [];

    /// <summary>Whether this machine has what it takes.</summary>
    public static async Task<bool> CanBindAsync() => !OperatingSystem.IsWindows() && await SystemCommand.SucceedsAsync([.. Bind, "true"]);

    /// <summary>A folder and all that is in it: nothing there can be written to, made or removed.</summary>
    public static Task ForbidWritingAsync(string folder) => SystemCommand.SucceedsAsync("chmod", "-R", "a-w", folder);

    public static Task AllowWritingAsync(string folder) => SystemCommand.SucceedsAsync("chmod", "-R", "u+w", folder);
}
