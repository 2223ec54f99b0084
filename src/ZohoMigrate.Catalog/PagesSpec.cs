namespace ZohoMigrate.Catalog;

/// <summary>How a product's lists are asked for page by page, and say whether another page follows.</summary>
public sealed record PagesSpec
{
    /// <summary>The member of an answer that says whether a page follows; a dot leads into an object.</summary>
    public string More { get; init; } = "page_context.has_more_page";

    /// <summary>The parameter that takes a page's number; null where pages are asked for by word alone.</summary>
    public string? Number { get; init; } = "page";

    /// <summary>The parameter that takes the most rows of a page.</summary>
    public string Size { get; init; } = "per_page";

    /// <summary>The member with the word by which the next page is asked for; null where pages are asked for by number alone.</summary>
    public string? Next { get; init; }

    /// <summary>The parameter that takes the word of <see cref="Next"/>, instead of the page's number.</summary>
    public string NextParameter { get; init; } = "page_token";

    /// <summary>The parameter that names the field a list is ordered by.</summary>
    public string SortColumn { get; init; } = "sort_column";

    /// <summary>The parameter that says in which direction.</summary>
    public string SortOrder { get; init; } = "sort_order";

    public string Ascending { get; init; } = "A";

    public string Descending { get; init; } = "D";

    /// <summary>Most pages that are read to look for a record: one that stands further back is not looked for.</summary>
    public int Most { get; init; } = 50;

    /// <summary>The same where a job may have made it, which may wait for its turn for long: the run has gone on meanwhile, and all it made stands before that.</summary>
    public int MostOfJobs { get; init; } = 50;

    /// <summary>The parameter that names the fields a list is to show, where Zoho shows none by itself; null where it shows what it likes.</summary>
    public string? Fields { get; init; }

    /// <summary>Most fields it takes.</summary>
    public int MostFields { get; init; }
}
