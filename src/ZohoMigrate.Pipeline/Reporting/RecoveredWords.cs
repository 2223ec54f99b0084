using System.Globalization;

namespace ZohoMigrate.Pipeline.Reporting;

/// <summary>What is not known of recovered records: their answer was lost, and with it the fields as Zoho took them.</summary>
public static class RecoveredWords
{
    /// <summary>One sentence; null where none was recovered.</summary>
    public static string? Of(RunSummary summary) => summary.Streams.Sum(stream => stream.Recovered) switch
    {
        0 => null,
        1 => "1 recovered: it agrees in what identifies it; its other fields were not compared with what was sent.",
        var recovered => string.Create(
            CultureInfo.InvariantCulture, $"{recovered} recovered: they agree in what identifies them; their other fields were not compared with what was sent."),
    };
}
