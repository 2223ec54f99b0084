using ZohoMigrate.Pipeline.Records.Files;
using ZohoMigrate.Pipeline.Records.Keys;
using ZohoMigrate.Pipeline.Records.Rows;

namespace ZohoMigrate.Pipeline.Correcting;

/// <summary>Recognises which file of which stream a returned file's rows are from.</summary>
internal sealed class CorrectedSource(IReadOnlyList<SourceFile> files)
{
    /// <summary>The files the rows stood in, with the rows of each: those of a view may be made from several.</summary>
    /// <exception cref="CorrectionException">They are of several files, or none, and no view's.</exception>
    public IReadOnlyList<(SourceFile Source, CorrectedFile Rows)> Split(CorrectedFile returned)
    {
        var parts = returned.Rows.GroupBy(row => Named(returned, row), StringComparer.Ordinal).ToList();
        return parts.TrueForAll(part => files.Any(file => file.IsThroughView && OwnCell.Written(file.Name) == part.Key))
            ? [.. parts.Select(part => returned with { Rows = [.. part] }).Select(part => (Find(part), part))]
            : [(Find(returned), returned)];
    }

    /// <summary>The file the rows stood in: by their zm_row or zm_file, else by the columns and the returned file's name.</summary>
    /// <exception cref="CorrectionException">It is none of the run's, or several streams read it and the file's name does not tell which.</exception>
    public SourceFile Find(CorrectedFile returned)
    {
        var named = Named(returned);
        var candidates = named is null ? [.. files.Where(file => HasColumns(returned, file))] : files.Where(file => OwnCell.Written(file.Name) == named).ToList();
        if (candidates.Count == 0)
            throw new CorrectionException(named is null ? NoColumns(returned) : NoSuchFile(returned, named));
        if (candidates.Count == 1)
            return candidates[0];
        return candidates.Find(file => SourceNames.ErrorFile(file) == Path.GetFileName(returned.Shown))
            ?? throw new CorrectionException(
                $"{returned.Shown}: its rows may be those of {string.Join(" or ", candidates.Select(file => $"stream `{file.Stream}`"))}. "
                + $"Name the file as the error report does: {string.Join(" or ", candidates.Select(SourceNames.ErrorFile))}.");
    }

    private static string? Named(CorrectedFile returned)
    {
        var names = returned.Rows.Select(row => Named(returned, row))
            .OfType<string>()
            .Distinct(StringComparer.Ordinal)
            .ToList();
        return names.Count switch
        {
            0 => null,
            1 => names[0],
            _ => throw new CorrectionException($"{returned.Shown} holds rows of several files ({string.Join(", ", names)}). Give them back one file at a time."),
        };
    }

    private static string? Named(CorrectedFile returned, CorrectedRow row) =>
        Cell(row, returned.Find(CorrectedFile.RowColumn)) is { } id && id.LastIndexOf('#') is var mark and > 0
            ? id[..mark]
            : Cell(row, returned.Find(CorrectedFile.FileColumn));

    private static string? Cell(CorrectedRow row, int? column) => column is { } at && row.Cells[at].Trim() is { Length: > 0 } text ? text : null;

    private static bool HasColumns(CorrectedFile returned, SourceFile file) =>
        file.Columns.Where(column => !string.IsNullOrWhiteSpace(column)).All(column => returned.Columns.Contains(column, StringComparer.Ordinal));

    private string NoSuchFile(CorrectedFile returned, string named) =>
        $"{returned.Shown}: its rows say they are from {named}, and this run has read no such file"
        + (NearestName.Of(named, files.Select(file => file.Name)) is { } nearest ? $" (it has read {nearest})." : ".");

    private string NoColumns(CorrectedFile returned) =>
        $"{returned.Shown} has neither a column `{CorrectedFile.RowColumn}` nor the columns of a file this run has read "
        + $"({string.Join(", ", files.Select(file => file.Name).Distinct(StringComparer.Ordinal))}). Give back a file of the run's errors folder.";
}
