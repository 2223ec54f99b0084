namespace ZohoMigrate.EndToEndTests.Harness;

/// <summary>The signals by which a program is asked to stop, with their POSIX numbers.</summary>
public enum Signal
{
    /// <summary>Ctrl+C.</summary>
    Interrupt = 2,
    Terminate = 15,
}
