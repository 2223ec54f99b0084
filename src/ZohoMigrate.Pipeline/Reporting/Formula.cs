using System.Buffers;

namespace ZohoMigrate.Pipeline.Reporting;

/// <summary>
/// Keeps a spreadsheet from running a cell of ours: Zoho's messages and the source's keys are strangers' text. The source's own columns
/// are left alone, since they must go back as they came.
/// </summary>
internal static class Formula
{
    private static readonly SearchValues<char> Starts = SearchValues.Create("=+-@\t\r");

    public static string Neutralise(string cell) => cell.Length > 0 && Starts.Contains(cell[0]) ? "'" + cell : cell;
}
