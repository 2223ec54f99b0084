namespace ZohoMigrate.Catalog;

/// <summary>What a record shows as its status, as far as calls of ours change it (reference/zoho-books.md §4).</summary>
public sealed record StatusSpec
{
    /// <summary>Once it is made, where the record itself says nothing.</summary>
    public string Created { get; init; } = "active";

    /// <summary>The field that has it made a draft; null where there is none.</summary>
    public string? DraftIf { get; init; }

    /// <summary>When nothing is applied to it any more.</summary>
    public string? Open { get; init; }

    /// <summary>When a part of its total is applied.</summary>
    public string? Partly { get; init; }

    /// <summary>When all of it is; null where nothing can be applied to it, and then it has no balance.</summary>
    public string? Settled { get; init; }
}
