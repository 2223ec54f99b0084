namespace ZohoMigrate.Pipeline.Proposing;

/// <summary>Which columns identify a table's records: those that are filled and different in every row, and are named like a key.</summary>
internal sealed class KeyChoice(SampledTable table, ModuleChoice module)
{
    /// <summary>What the names of columns with keys end with.</summary>
    public static readonly IReadOnlyList<string> Ends = ["id", "guid", "code", "number", "no", "num", "key", "sku"];

    private readonly ColumnMatch _match = new(table, module.Names);

    public ProposedKey Find()
    {
        var all = $"filled and different in all {table.Columns.Select(column => column.Cells.Count).FirstOrDefault()} rows";
        var best = table.Columns.Where(column => column.IsFilled && column.IsUnique).Select(column => (Column: column, Score: Score(column))).OrderByDescending(choice => choice.Score).FirstOrDefault();
        if (best.Score > 0 && (best.Score >= Score(Number()) || Number() is null))
            return new ProposedKey([best.Column], IsGroup: false, best.Score > 1 ? Certainty.Sure : Certainty.Likely, all);
        if (Number() is { IsFilled: true, IsUnique: false } number && module.Names.Lines is not null)
            return new ProposedKey([number], IsGroup: true, Certainty.Likely, $"rows repeat it: {number.Distinct.Count} records in {number.Values.Count} rows");
        if (best.Column is not null)
            return new ProposedKey([best.Column], IsGroup: false, Certainty.Likely, all);
        return Pair() is { } pair
            ? new ProposedKey(pair, IsGroup: false, Certainty.Likely, $"together different in all {pair[0].Cells.Count} rows")
            : Doubtful();
    }

    // What tells records apart at Zoho, such as the number of an invoice.
    private SampledColumn? Number() => module.Module.NaturalKey
        .Where(field => module.Names.Fields.ContainsKey(field) && module.Module.Fields[field].References is null)
        .SelectMany(field => _match.Find(module.Names.Fields[field])).Select(match => match.Column).FirstOrDefault();

    private int Score(SampledColumn? column)
    {
        if (column is null)
            return 0;
        var things = module.Names.Files.Append(table.Name).Append(module.Names.Stream).Select(NameForm.Singular).ToList();
        if (column.Form is "id" or "guid" || Ends.Any(end => things.Any(thing => column.Form == thing + end)))
            return 4;
        // Names change, and what the source has numbered its rows by does not.
        if (column == table.Columns[0] && IsCode(column) && !IsCode(Number()) && DateEvidence.Of(column).Formats is [] or ["excel"])
            return 3;
        return column == Number() ? 2 : Ends.Any(end => column.Form.EndsWith(end, StringComparison.Ordinal)) ? 1 : 0;
    }

    private static bool IsCode(SampledColumn? column) =>
        column is { Values.Count: > 0 } && column.Distinct.All(value => value.Any(char.IsAsciiDigit) && !value.Any(char.IsWhiteSpace));

    private SampledColumn[]? Pair()
    {
        var parts = table.Columns.Where(column => column.IsFilled && Ends.Any(end => column.Form.EndsWith(end, StringComparison.Ordinal))).ToList();
        return parts.SelectMany((first, at) => parts.Skip(at + 1).Select(second => new[] { first, second }))
            .FirstOrDefault(pair => pair[0].Cells.Zip(pair[1].Cells).Distinct().Count() == pair[0].Cells.Count);
    }

    private ProposedKey Doubtful()
    {
        var column = Number() ?? table.Columns.OrderByDescending(column => column.Distinct.Count).First();
        return new ProposedKey([column], IsGroup: false, Certainty.Question, $"what identifies a row? {column.Values.Count - column.Distinct.Count} values of this column are there more than once, {column.Cells.Count - column.Values.Count} rows have none");
    }
}
