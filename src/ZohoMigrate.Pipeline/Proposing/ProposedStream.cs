using ZohoMigrate.Catalog;

namespace ZohoMigrate.Pipeline.Proposing;

/// <summary>A mapping file in the making.</summary>
internal sealed record ProposedStream
{
    public required string Name { get; init; }

    public required KnownNames Names { get; init; }

    public required ModuleSpec Module { get; init; }

    public required SampledTable Table { get; init; }

    /// <summary>How sure the module is.</summary>
    public required Certainty Certainty { get; init; }

    /// <summary>Why, and what it may be instead.</summary>
    public required string Note { get; init; }

    public required ProposedKey Key { get; init; }

    /// <summary>The table with its lines; null where it has none, or they stand in its own rows.</summary>
    public ProposedLines? Lines { get; init; }

    /// <summary>In the order they are written.</summary>
    public IReadOnlyList<ProposedField> Fields { get; init; } = [];

    /// <summary>Required fields, as paths, that nothing is proposed for: the stream cannot be used before they are filled in.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>How many things only the user can tell.</summary>
    public int Questions => Fields.Select(made => made.Certainty).Append(Key.Certainty).Append(Certainty).Count(certainty => certainty == Proposing.Certainty.Question)
        + (Table.Doubt is null ? 0 : 1);

    /// <summary>Whether its lines stand in its own rows.</summary>
    public bool IsGrouped => Key.IsGroup;
}

/// <summary>What identifies a record.</summary>
/// <param name="Columns">The columns.</param>
/// <param name="IsGroup">Whether several rows may have the same, and make one record.</param>
/// <param name="Certainty">How sure it is.</param>
/// <param name="Note">Why.</param>
internal sealed record ProposedKey(IReadOnlyList<SampledColumn> Columns, bool IsGroup, Certainty Certainty, string Note);

/// <summary>The table with a stream's lines.</summary>
/// <param name="Table">The table.</param>
/// <param name="On">Its column that holds the record's key.</param>
internal sealed record ProposedLines(SampledTable Table, SampledColumn On);
