using ZohoMigrate.Cli.Composition;
using ZohoMigrate.Cli.Terminal;
using ZohoMigrate.Pipeline.Records.Runs;
using ZohoMigrate.Pipeline.Reporting;

namespace ZohoMigrate.Cli.Commands;

/// <summary>Why a question to Zoho was not answered, of a command that does nothing but ask.</summary>
internal static class StoppedFault
{
    /// <param name="what">What did not happen ("Not reconciled").</param>
    /// <param name="end">Why.</param>
    public static UserFaultException Of(string what, RunEnd end)
    {
        var remedy = end.Hint is { Length: > 0 } hint ? $"{Environment.NewLine}{hint}" : "";
        var again = end.ResumeAt is { } at ? $"{Environment.NewLine}Ask again after {PlanView.Moment(at)}." : "";
        return new UserFaultException(ExitCodes.Of(end.State, anyFaulty: false)!.Value, $"{what}: {end.Reason}{remedy}{again}");
    }
}
