namespace ZohoMigrate.Catalog;

/// <summary>What a whole Zoho product demands of every call: <c>_product.yaml</c> in its folder.</summary>
public sealed record ProductSpec
{
    /// <summary>The first word of its modules' names ("books").</summary>
    public string Product { get; init; } = "";

    public string Title { get; init; } = "";

    /// <summary>Path below the API host ("/books/v3").</summary>
    public string Root { get; init; } = "";

    /// <summary>Which of the data centre's hosts answers it.</summary>
    public ApiHost Host { get; init; }

    /// <summary>The query parameter that names the organisation; empty where the token alone says which it is.</summary>
    public string OrganizationParameter { get; init; } = "";

    /// <summary>How it says what became of a call.</summary>
    public AnswerForm Answer { get; init; }

    /// <summary>Whether the ids of its records are numbers, so that a document's number is told from one.</summary>
    public bool NumberedIds { get; init; } = true;

    /// <summary>How its lists are read.</summary>
    public PagesSpec Pages { get; init; } = new();

    /// <summary>What a mapping calls the fields that an organisation has made itself, where they stand in the record beside Zoho's; null where each module says how they are written.</summary>
    public string? OwnFields { get; init; }

    /// <summary>How it tells what an organisation has made of its modules; null where it does not.</summary>
    public SettingsSpec? Settings { get; init; }

    /// <summary>Where it says which organisations there are.</summary>
    public OrganizationsSpec Organizations { get; init; } = new();

    /// <summary>How it takes many records as a file; null where it does not.</summary>
    public BulkSpec? Bulk { get; init; }

    /// <summary>Where Zoho is asked for more calls a day; null where they are bought, or come back by themselves.</summary>
    public string? MoreCallsFrom { get; init; }

    public string ScopePrefix { get; init; } = "";

    /// <summary>Most records of one list page.</summary>
    public int PageSize { get; init; }

    /// <summary>Lane name → its limits.</summary>
    public IReadOnlyDictionary<string, LaneSpec> Lanes { get; init; } = new Dictionary<string, LaneSpec>(StringComparer.Ordinal);

    /// <summary>The lane whose rate is shown while a run goes on, where most of its calls go; null = the first that has a window.</summary>
    public string? Paced { get; init; }

    /// <summary>Plan name → what it allows in a day, in every lane that has a day's budget.</summary>
    public IReadOnlyDictionary<string, PlanSpec> Plans { get; init; } = new Dictionary<string, PlanSpec>(StringComparer.OrdinalIgnoreCase);

    public IReadOnlyDictionary<string, OperationSpec> Operations { get; init; } =
        new Dictionary<string, OperationSpec>(StringComparer.Ordinal);

    /// <summary>Whether Zoho says which organisations the token can reach; where not, the token alone knows.</summary>
    public bool ListsOrganizations => Operations.ContainsKey("organizations");

    /// <summary>The least call that tells whether Zoho answers at all.</summary>
    public OperationSpec Cheapest => Operations.GetValueOrDefault("organizations") ?? Operations["cheapest"];

    /// <summary>What a person must look at, since the API does not tell it.</summary>
    public IReadOnlyList<ByHandSpec> ByHand { get; init; } = [];
}
