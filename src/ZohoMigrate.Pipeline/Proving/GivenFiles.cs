using ZohoMigrate.Pipeline.Mapping;
using ZohoMigrate.Pipeline.Records.Keys;
using ZohoMigrate.Pipeline.Sources.Previewing;

namespace ZohoMigrate.Pipeline.Proving;

/// <summary>Writes the files a test gives as CSV; what it does not give is there without rows, and a cell it does not name is empty.</summary>
internal static class GivenFiles
{
    // Of a table that only views read, nobody knows the columns.
    private const string OnlyColumn = "column 1";

    /// <exception cref="PackException">The test gives a file that nothing reads.</exception>
    public static async Task WriteAsync(PackTest test, Pack pack, Pack whole, string folder, CancellationToken cancellationToken)
    {
        var known = PlainPack.Files(whole).Keys.ToList();
        foreach (var file in test.Ground.Files.Except(known, StringComparer.Ordinal))
        {
            throw new PackException([new PackFault(test.File, test.Line, 1, $"no stream of the pack reads `{file}`")
            {
                Hint = $"it reads {string.Join(", ", known)}",
                Nearest = NearestName.Of(file, known),
            }]);
        }

        var names = known.ToDictionary(PlainPack.FileOf, StringComparer.Ordinal);
        foreach (var (plain, needed) in PlainPack.Files(pack))
            await WriteAsync(Path.Combine(folder, plain), needed, names[plain], test.Ground, cancellationToken);
    }

    private static async Task WriteAsync(string path, PlainColumns needed, string name, TestGround ground, CancellationToken cancellationToken)
    {
        var rows = ground.Rows.GetValueOrDefault(name, []);
        var given = ground.Columns.GetValueOrDefault(name, []).Concat(rows.SelectMany(row => row.Keys)).Distinct(StringComparer.Ordinal).ToList();
        var columns = needed.With(given).DefaultIfEmpty(OnlyColumn).ToList();
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await using var text = new StreamWriter(path);
        var csv = new NormalisedCsv(text);
        await csv.WriteAsync(columns, cancellationToken);
        foreach (var row in rows)
            await csv.WriteAsync([.. columns.Select(column => row.GetValueOrDefault(column, ""))], cancellationToken);
        await csv.FlushAsync(cancellationToken);
    }
}
