using ZohoMigrate.Pipeline.Records.Runs;

namespace ZohoMigrate.Cli.Terminal;

/// <summary>What a run left to others who use the organisation.</summary>
internal static class LimitLines
{
    public static IEnumerable<string> Of(KeptLimits? limits)
    {
        if (limits is { IsShared: true } kept)
        {
            yield return $"Other programs used the organisation too: at times Zoho took no more than {Tables.Number(kept.Lowest)} calls a window of ours, "
                + $"where the settings allow {Tables.Number(kept.Requests)}. Leave them room from the start with {kept.Setting}.";
        }
    }
}
