using Microsoft.Data.Sqlite;
using ZohoMigrate.Testing;

namespace ZohoMigrate.Tests.Correcting;

/// <summary>What the sandbox of the run in a test's folder has.</summary>
internal static class SandboxTotals
{
    /// <summary>The totals of its invoices, by number.</summary>
    public static List<string> Books(this TemporaryFolder folder)
    {
        using var books = new SqliteConnection($"Data Source={folder["run", "sandbox.db"]};Mode=ReadOnly;Pooling=False");
        books.Open();
        using var command = books.CreateCommand();
        command.CommandText = "SELECT CAST(CAST(json ->> 'total' AS INTEGER) AS TEXT) FROM record WHERE module = 'books.invoices' ORDER BY json ->> 'invoice_number'";
        using var reader = command.ExecuteReader();
        var totals = new List<string>();
        while (reader.Read())
            totals.Add(reader.GetString(0));
        return totals;
    }
}
