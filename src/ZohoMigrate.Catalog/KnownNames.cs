namespace ZohoMigrate.Catalog;

/// <summary>What exports call a module's records, files and columns: the ground of <c>init</c>'s proposals, and of nothing else.</summary>
public sealed record KnownNames
{
    public string Module { get; init; } = "";

    /// <summary>What a stream of such records is called; a module of two kinds of records has two entries.</summary>
    public string Stream { get; init; } = "";

    /// <summary>Names of files that hold them.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>Field, as a path without places in lists → names of columns, the likeliest first.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Fields { get; init; } = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);

    /// <summary>The list that is made from lines; null where records have none.</summary>
    public KnownLines? Lines { get; init; }

    /// <summary>Field → the part of a column that holds several words.</summary>
    public IReadOnlyDictionary<string, KnownWords> Words { get; init; } = new Dictionary<string, KnownWords>(StringComparer.Ordinal);

    /// <summary>Fields that are the same in all such records.</summary>
    public IReadOnlyDictionary<string, string> Constants { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>What the constant may be → words that say so, in the name of a file or in cells.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Kinds { get; init; } = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);

    /// <summary>What a required field is most often, where no column has it; and one that another needs, in rows that have the other.</summary>
    public IReadOnlyDictionary<string, string> Otherwise { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
}

/// <summary>A list of a module that is made from lines.</summary>
public sealed record KnownLines
{
    public string List { get; init; } = "";

    /// <summary>Member → names of columns.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Fields { get; init; } = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);

    /// <summary>What a required member is most often, where no column has it.</summary>
    public IReadOnlyDictionary<string, string> Otherwise { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
}

/// <summary>A part of a text with several words.</summary>
public sealed record KnownWords
{
    /// <summary>first or rest.</summary>
    public string Part { get; init; } = "";

    /// <summary>Names of columns that hold the whole.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];
}
