namespace ZohoMigrate.Pipeline.Records.Rows;

/// <summary>A pack's SQL over the tables it declares: one SELECT whose rows a stream reads as it reads those of a file.</summary>
/// <param name="File">Path below the pack's folder ("views/sales.sql").</param>
/// <param name="Text">What stands in it.</param>
public sealed record ViewSource(string File, string Text)
{
    /// <summary>The column that names the source rows a row is made from.</summary>
    public const string RowColumn = "_row";

    /// <summary>All tables of the pack; which of them the view reads, SQLite knows.</summary>
    public required IReadOnlyList<ViewTable> Tables { get; init; }

    /// <summary>The pack's parameters, bound as <c>:name</c>.</summary>
    public required IReadOnlyDictionary<string, string> Parameters { get; init; }
}

/// <summary>What views read as a table: a source file, or what another view makes of such tables.</summary>
/// <param name="Name">What SQL calls it.</param>
/// <param name="Source">The file, or the view.</param>
public sealed record ViewTable(string Name, TableSource Source)
{
    /// <summary>Whether the file may be missing: then the table is empty.</summary>
    public bool IsOptional { get; init; }

    /// <summary>Columns that not every export has: where the file has none of that name, it is empty in every row.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>Those among them that the file must have, if it is there.</summary>
    public IReadOnlyList<string> Required { get; init; } = [];

    /// <summary>What a file may call a column instead, and which of <see cref="Columns"/> that is.</summary>
    public IReadOnlyDictionary<string, string> OtherNames { get; init; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Columns that mean nothing to the pack: a value in any other that it does not name is told. Null where nothing is told.</summary>
    public IReadOnlyList<string>? Ignored { get; init; }

    /// <summary>Columns by which views look rows up.</summary>
    public IReadOnlyList<string> Index { get; init; } = [];
}
