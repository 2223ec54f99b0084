namespace ZohoMigrate.EndToEndTests.Harness;

/// <summary>The signals by which a program is asked to stop, or made to stand still, with their numbers on Linux.</summary>
public enum Signal
{
    /// <summary>Ctrl+C.</summary>
    Interrupt = 2,
    Terminate = 15,

    /// <summary>Goes on after <see cref="Stop"/>.</summary>
    Continue = 18,

    /// <summary>Stands still; no handler runs.</summary>
    Stop = 19,
}
