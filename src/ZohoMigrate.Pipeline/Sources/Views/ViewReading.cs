using System.Security.Cryptography;
using System.Text;
using ZohoMigrate.Pipeline.Records.Rows;

namespace ZohoMigrate.Pipeline.Sources.Views;

/// <summary>All that a view's rows depend on: row 17 of the view is another one where any of it is.</summary>
internal static class ViewReading
{
    public static string NameOf(ViewSource view, IEnumerable<StagedTable> tables, IEnumerable<MadeTable> made)
    {
        var all = new StringBuilder(view.File).Append('\0').Append(view.Text);
        foreach (var table in made)
            all.Append('\0').Append(table.Table.Name).Append('\0').Append(table.Table.Source.View!.Text);
        foreach (var (name, value) in view.Parameters.OrderBy(parameter => parameter.Key, StringComparer.Ordinal))
            all.Append('\0').Append(name).Append('\0').Append(value);
        foreach (var table in tables)
        {
            all.Append('\0').Append(table.Table.Name).Append('\0').Append(table.File.File.Fingerprint);
            // Its rows name their file.
            if (table.Table.Source.IsPattern)
                all.Append('\0').Append(table.File.File.Name);
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all.ToString())));
    }
}
