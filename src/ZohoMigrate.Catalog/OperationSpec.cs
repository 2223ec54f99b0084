namespace ZohoMigrate.Catalog;

/// <summary>One call Zoho offers: where, with what effect, in which lanes and at what cost in each.</summary>
public sealed record OperationSpec
{
    public string Name { get; init; } = "";

    /// <summary>The product whose lanes the call uses ("books").</summary>
    public string Product { get; init; } = "";

    /// <summary>The module it belongs to, or null for a call of the whole product.</summary>
    public string? Module { get; init; }

    /// <summary>
    /// The OAuth scope the call needs, whole ("ZohoBooks.invoices.CREATE"; reference/zoho-books.md §1.6). A catalogue file names the group
    /// alone, and only where it is not its module's.
    /// </summary>
    public string Scope { get; init; } = "";

    public string Method { get; init; } = "GET";

    /// <summary>Path below the product's root; <c>{id}</c> stands for the record's Zoho id.</summary>
    public string Path { get; init; } = "";

    /// <summary>The root of this call alone; null = the product's.</summary>
    public string? Root { get; init; }

    /// <summary>The host of this call alone; null = the product's.</summary>
    public ApiHost? Host { get; init; }

    /// <summary>Headers that belong to every such call; <c>{organization}</c> in one stands for the organisation's id.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The code with which an answer says of the call alone that it is done; null where it speaks of records, or says nothing.</summary>
    public string? Says { get; init; }

    /// <summary>Whether it is answered with a file.</summary>
    public bool GivesFile { get; init; }

    /// <summary>The member of its answer that names the job which makes the records later; null where they are made at once.</summary>
    public string? NamesJob { get; init; }

    public Effect Effect { get; init; }

    /// <summary>Flags that belong in the query string of every such call.</summary>
    public IReadOnlyDictionary<string, string> Query { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Further members of the body, as JSON; the same in every call.</summary>
    public IReadOnlyDictionary<string, string> With { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The member of the body that holds the record; null where the body is the record.</summary>
    public string? Within { get; init; }

    /// <summary>The fields of the record that stand in the path instead of the body: <c>{chat_id}</c>, but for the record's own <c>{id}</c>.</summary>
    public IReadOnlyList<string> InPath => [.. Path.Split('/').Where(part => part is ['{', .., '}'] and not "{id}").Select(part => part[1..^1])];

    /// <summary>How it uploads a file of the record's, in a form, instead of a body; null where it uploads none.</summary>
    public UploadSpec? Upload { get; init; }

    /// <summary>Whether its success names no record: what Zoho calls it only a list shows, and there it is looked for.</summary>
    public bool NamesNone { get; init; }

    /// <summary>How one call carries several records; null where it carries one.</summary>
    public BatchSpec? Batch { get; init; }

    /// <summary>The field of Zoho's own by which the call may look for a record that is there, to change it; null where it looks for none.</summary>
    public string? LooksBy { get; init; }

    /// <summary>The member of the body that lists the fields by which it looks.</summary>
    public string? LooksIn { get; init; }

    /// <summary>Whether it changes a record that is there and makes one where there is none, so that sent again it ends in the same state.</summary>
    public bool IsUpsert => LooksIn is not null;

    /// <summary>Member → value of what the answer says of a record that the call has made; any other was there, and was changed. Empty where every call makes one.</summary>
    public IReadOnlyDictionary<string, string> Made { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Lane name → permits one attempt takes there; of a batch, for one record.</summary>
    public IReadOnlyDictionary<string, int> Cost { get; init; } = new Dictionary<string, int>(StringComparer.Ordinal);

    /// <summary>Whether the organisation is named in the query (every Books call but <c>/organizations</c>).</summary>
    public bool OrganizationParameter { get; init; } = true;

    /// <summary>Field → values that show, on the record, that a step has been done.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Done { get; init; } =
        new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);

    /// <summary>
    /// The amount of the record that a step takes from, which was the record's total before: an untouched one shows that nothing was taken. Null
    /// for every other call.
    /// </summary>
    public string? Lowers { get; init; }

    /// <summary>Most records of one call.</summary>
    public int MostRecords => Batch?.Most ?? 1;

    /// <summary>The call that looks for what is there by some fields.</summary>
    internal OperationSpec LookingBy(IReadOnlyList<string> fields) => Batch is { } batch && LooksIn is { } member
        ? this with { Batch = batch with { With = new Dictionary<string, IReadOnlyList<string>>(batch.With, StringComparer.Ordinal) { [member] = fields } } }
        : this;

    /// <summary>The call with so many records: it costs more than one with a single record where the catalogue says so.</summary>
    public OperationSpec Carrying(int records) => Batch is not { CostPer.Count: > 0 } batch
        ? this
        : this with
        {
            Cost = Cost.ToDictionary(
                lane => lane.Key, lane => lane.Value * (batch.CostPer.TryGetValue(lane.Key, out var per) ? (records + per - 1) / per : 1), StringComparer.Ordinal),
        };
}
