using ZohoMigrate.Pipeline.Reporting;

namespace ZohoMigrate.Cli.Composition;

/// <summary>"You can fix this": the message is shown plain, as it is, and says what to do.</summary>
public sealed class UserFaultException : Exception
{
    public UserFaultException()
    {
    }

    public UserFaultException(string message)
        : base(message)
    {
    }

    public UserFaultException(string message, Exception inner)
        : base(message, inner)
    {
    }

    public UserFaultException(ExitCode exitCode, string message)
        : base(message) => ExitCode = exitCode;

    public UserFaultException(ExitCode exitCode, string message, Exception inner)
        : base(message, inner) => ExitCode = exitCode;

    public ExitCode ExitCode { get; } = ExitCode.Misconfigured;
}
