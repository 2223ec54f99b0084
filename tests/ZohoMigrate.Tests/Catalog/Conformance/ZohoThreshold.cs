using System.Globalization;
using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;
using ZohoMigrate.Catalog;

namespace ZohoMigrate.Tests.Catalog.Conformance;

/// <summary>What Zoho Cliq's documents say, in words, of how often a call may be made, and for how long it is locked when it is made more often.</summary>
internal static partial class ZohoThreshold
{
    /// <summary>Where a lane says something else than the call's words: "get: 30 a minute there".</summary>
    public static IEnumerable<string> Differences(OperationSpec operation, YamlMappingNode call, ProductSpec product)
    {
        var said = ZohoDocument.Value(call, "description")?.ToString() ?? "";
        foreach (var lane in operation.Cost.Keys.Select(name => product.Lanes[name]))
        {
            if (Number(Calls().Match(said)) is { } most && lane.Requests != most)
                yield return $"{operation.Name}: {most} a minute there";
            if (Number(Locked().Match(said)) is { } minutes && lane.Lock != TimeSpan.FromMinutes(minutes))
                yield return $"{operation.Name}: locked for {minutes} minutes there";
        }
    }

    private static int? Number(Match said) => said.Success ? int.Parse(said.Groups["number"].Value, CultureInfo.InvariantCulture) : null;

    [GeneratedRegex(@"(?<number>\d+) requests", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Calls();

    [GeneratedRegex(@"Lock period</b>: (?<number>\d+) minutes", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Locked();
}
