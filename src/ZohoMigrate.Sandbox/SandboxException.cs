namespace ZohoMigrate.Sandbox;

/// <summary>The sandbox cannot start as it was asked to: the message says what to change.</summary>
public sealed class SandboxException : Exception
{
    public SandboxException()
    {
    }

    public SandboxException(string message)
        : base(message)
    {
    }

    public SandboxException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
