namespace ZohoMigrate.Tests.Validation.Screening;

/// <summary>A copy of sources with some rows damaged as exports are: cells emptied, spoilt, changed for those of other rows; rows twice, or gone.</summary>
internal static class DamagedCopy
{
    private static readonly string[] Spoilt = ["?", "12,5,0", "31/31/2024", "-1", "0", "1.123456789", "NULL", "x y@z", "9.1E+11", "Ã©", new('a', 300), "Total"];

    public static void Write(string from, string to, Random random)
    {
        foreach (var file in Directory.GetFiles(from, "*.csv"))
        {
            var lines = File.ReadAllLines(file).ToList();
            var damages = random.Next(4);
            for (var i = 0; i < damages && lines.Count > 2; i++)
                Damage(lines, random);
            File.WriteAllLines(Path.Combine(to, Path.GetFileName(file)), lines);
        }
    }

    private static void Damage(List<string> lines, Random random)
    {
        var at = random.Next(1, lines.Count);
        switch (random.Next(6))
        {
            case 0:
                lines.Insert(random.Next(1, lines.Count), lines[at]);
                break;
            case 1:
                lines.RemoveAt(at);
                break;
            case 2:
                lines[at] = Changed(lines[at], random, (_, _) => "");
                break;
            case 3:
                lines[at] = Changed(lines[at], random, (_, _) => Spoilt[random.Next(Spoilt.Length)]);
                break;
            default:
                var other = lines[random.Next(1, lines.Count)].Split(',');
                lines[at] = Changed(lines[at], random, (cell, place) => place < other.Length ? other[place] : cell);
                break;
        }
    }

    // Commas within quotes are cut as well: that damages the row in one more way.
    private static string Changed(string line, Random random, Func<string, int, string> change)
    {
        var cells = line.Split(',');
        var place = random.Next(cells.Length);
        cells[place] = change(cells[place], place);
        return string.Join(',', cells);
    }
}
