namespace ZohoMigrate.Catalog;

/// <summary>What decides over a migration and Zoho does not tell over its API: a person looks, before the first call.</summary>
public sealed record ByHandSpec
{
    /// <summary>In a few words ("payment reminders").</summary>
    public string Title { get; init; } = "";

    /// <summary>The modules it matters for; empty = any.</summary>
    public IReadOnlyList<string> Modules { get; init; } = [];

    /// <summary>Fields of which a record must have one for it to matter; empty = any record, unless there are <see cref="Values"/>. Custom fields are named then.</summary>
    public IReadOnlyList<string> Fields { get; init; } = [];

    /// <summary>Field → a value that makes it matter as well, where a record has it.</summary>
    public IReadOnlyDictionary<string, string> Values { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The field with a record's day, where it matters of days gone by alone; null where the day says nothing.</summary>
    public string? Past { get; init; }

    /// <summary>What happens otherwise.</summary>
    public string Means { get; init; } = "";

    /// <summary>Where to look, and what to do.</summary>
    public string Hint { get; init; } = "";
}
