namespace ZohoMigrate.Cli.Composition.Settings;

/// <summary>The user's state folder of the system, where every run of the user finds the same lanes.</summary>
internal static class DefaultStateFolder
{
    private const string Name = "zohomigrate";

    public static string Of(Surroundings surroundings)
    {
        if (OperatingSystem.IsWindows())
            return Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), Name);
        // The specification has relative paths ignored.
        var state = surroundings.Variable("XDG_STATE_HOME");
        return Path.IsPathFullyQualified(state ?? "")
            ? Path.Combine(state!, Name)
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".local", "state", Name);
    }
}
