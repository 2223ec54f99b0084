using System.Diagnostics;

namespace ZohoMigrate.Testing.Correcting;

/// <summary>LibreOffice without its window: opens a CSV file as a person's settings would, keeps it as a spreadsheet, and saves it as CSV again.</summary>
public sealed class LibreOffice(string folder)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public static bool IsHere { get; } = Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator)
        .Any(path => File.Exists(Path.Combine(path, "soffice")));

    /// <summary>Opens and saves every CSV file of a folder, in its place.</summary>
    /// <param name="folderOfFiles">The folder.</param>
    /// <param name="opening">Filter options of the import: separator, quote, encoding, first line, columns, language, quoted as text, special numbers.</param>
    /// <param name="saving">Filter options of the export: the same, "as shown" among them.</param>
    public void OpenAndSave(string folderOfFiles, string opening, string saving)
    {
        var files = Directory.GetFiles(folderOfFiles, "*.csv");
        var kept = Directory.CreateDirectory(Path.Combine(folder, "kept")).FullName;
        // All at once: it takes longer to begin than to convert.
        Convert($"--infilter=CSV:{opening}", "ods", kept, files);
        Convert(null, $"csv:Text - txt - csv (StarCalc):{saving}", kept, [.. files.Select(file => Path.Combine(kept, Path.GetFileNameWithoutExtension(file) + ".ods"))]);
        foreach (var file in files)
            File.Move(Path.Combine(kept, Path.GetFileName(file)), file, overwrite: true);
    }

    private void Convert(string? filter, string to, string into, string[] files)
    {
        var start = new ProcessStartInfo("soffice") { UseShellExecute = false };
        // A profile of its own: a LibreOffice that is running would take the call over, with its own settings.
        foreach (var argument in new string?[] { $"-env:UserInstallation=file://{folder}/profile", "--headless", filter, "--convert-to", to, "--outdir", into }.Concat(files))
        {
            if (argument is not null)
                start.ArgumentList.Add(argument);
        }

        using var office = Process.Start(start)!;
        if (!office.WaitForExit(Patience))
        {
            office.Kill(entireProcessTree: true);
            throw new TimeoutException("LibreOffice did not end.");
        }
    }
}
