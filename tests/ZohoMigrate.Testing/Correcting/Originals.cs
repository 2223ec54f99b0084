namespace ZohoMigrate.Testing.Correcting;

/// <summary>Mends an error report as a person would who knows what every cell should be: by clean files whose rows stand in the same order.</summary>
public sealed class Originals(string cleanFolder)
{
    /// <summary>Puts the clean cells into every row of every file of an errors folder; says how many rows.</summary>
    public int Mend(string errorsFolder)
    {
        var rows = 0;
        foreach (var path in Directory.GetFiles(errorsFolder, "*.csv"))
        {
            var report = ReportFile.Load(path);
            foreach (var id in report.Ids.ToList())
                Mend(report, id);
            report.Save();
            rows += report.Rows.Count;
        }

        return rows;
    }

    private void Mend(ReportFile report, string id)
    {
        var (file, number) = (id.Split('#')[0], int.Parse(id.Split('#')[1], System.Globalization.CultureInfo.InvariantCulture));
        var clean = ReportFile.Load(Path.Combine(cleanFolder, file));
        for (var i = 0; i < clean.Columns.Count; i++)
            report[id, clean.Columns[i]] = clean.Rows[number - 1][i];
    }
}
