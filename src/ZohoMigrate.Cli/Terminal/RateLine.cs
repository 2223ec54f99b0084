using System.Globalization;

namespace ZohoMigrate.Cli.Terminal;

/// <summary>"1,000,000 rows read and checked in 12.1 s: 82,645 rows/s."</summary>
internal static class RateLine
{
    public static string Of(long rows, TimeSpan time)
    {
        // A file of one row is done before the clock has moved.
        var seconds = Math.Max(time.TotalSeconds, 0.001);
        return string.Create(CultureInfo.InvariantCulture, $"{rows:#,##0} rows read and checked in {seconds:0.0##} s: {rows / seconds:#,##0} rows/s.");
    }
}
