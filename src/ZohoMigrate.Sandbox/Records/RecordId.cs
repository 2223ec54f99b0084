using System.Globalization;

namespace ZohoMigrate.Sandbox.Records;

/// <summary>Ids as Zoho's are: nineteen digits, of which a client that reads ids as doubles loses the last ones.</summary>
internal static class RecordId
{
    /// <param name="organizationId">Whose record it is.</param>
    /// <param name="sequence">The arrival that makes it.</param>
    /// <param name="ordinal">Which of those that the arrival makes.</param>
    public static string Of(string organizationId, long sequence, int ordinal) =>
        string.Create(CultureInfo.InvariantCulture, $"{organizationId[..7]}{sequence:D9}{ordinal:D3}");
}
