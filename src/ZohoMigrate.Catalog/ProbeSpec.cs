namespace ZohoMigrate.Catalog;

/// <summary>How records whose outcome is unknown are looked for.</summary>
public sealed record ProbeSpec
{
    public ProbeKind By { get; init; }

    /// <summary>For <see cref="ProbeKind.Newest"/>: the sort_column that orders by creation.</summary>
    public string? SortColumn { get; init; }

    /// <summary>The member of a list row with its creation time, or null where rows have none.</summary>
    public string? CreatedField { get; init; }

    /// <summary>For <see cref="ProbeKind.Since"/>: the parameter with the moment the rows begin at.</summary>
    public string? From { get; init; }

    /// <summary>For <see cref="ProbeKind.Since"/>: the parameter with the moment they end at.</summary>
    public string? To { get; init; }

    /// <summary>For <see cref="ProbeKind.Filter"/>: the natural-key field the list is filtered by.</summary>
    public string? Filter { get; init; }

    /// <summary>For <see cref="ProbeKind.Filter"/>: the parameter the filter is written in; null = it has the field's name.</summary>
    public string? Parameter { get; init; }

    /// <summary>For <see cref="ProbeKind.Filter"/>: how the filter is written, <c>{name}</c> and <c>{value}</c> in it; null = the value alone.</summary>
    public string? Criteria { get; init; }
}
