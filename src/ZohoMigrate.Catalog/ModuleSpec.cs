namespace ZohoMigrate.Catalog;

/// <summary>What Zoho demands of one module: one YAML file under <c>books/</c>, <c>crm/</c> or <c>cliq/</c>.</summary>
public sealed record ModuleSpec
{
    /// <summary>"books.invoices": product and module.</summary>
    public string Module { get; init; } = "";

    public string Product => Module[..Module.IndexOf('.', StringComparison.Ordinal)];

    public string Title { get; init; } = "";

    /// <summary>Whether the organisation has made it itself: the catalogue knows what all such modules have in common.</summary>
    public bool OfOrganization { get; init; }

    /// <summary>Such a module by its API name, which stands in its paths as <c>{module}</c>.</summary>
    internal ModuleSpec Called(string name) => this with
    {
        Module = $"{Module}.{name}",
        Title = name,
        Operations = Operations.ToDictionary(
            operation => operation.Key,
            operation => operation.Value with { Module = $"{Module}.{name}", Path = operation.Value.Path.Replace("{module}", name, StringComparison.Ordinal) },
            StringComparer.Ordinal),
    };

    /// <summary>What it is called in the paths of its calls ("Sales_Orders").</summary>
    public string ApiName => Create.Path.TrimStart('/');

    /// <summary>The member of a reply that holds the record ("invoice").</summary>
    public string Wrapper { get; init; } = "";

    /// <summary>Whether it holds one record for each of those it went to, under their ids: what one of them shows stands for all.</summary>
    public bool WrapsMany { get; init; }

    /// <summary>The member of a list reply that holds the records ("invoices").</summary>
    public string List { get; init; } = "";

    /// <summary>How its product's lists are read.</summary>
    public PagesSpec Pages { get; init; } = new();

    /// <summary>Whether Zoho's answer to a create shows the record, so that it can be held against what was sent; otherwise its id alone.</summary>
    public bool Echoes { get; init; } = true;

    /// <summary>Other names the member has been seen or documented under.</summary>
    public IReadOnlyList<string> ListAlso { get; init; } = [];

    /// <summary>How a list row shows a record; null where its members are named as the record's own.</summary>
    public RowSpec? Rows { get; init; }

    /// <summary>Whether an organisation has one such record at most, so that Zoho's list holds it as an object (opening balances).</summary>
    public bool IsSingle => List == Wrapper && Create.Batch is null && Pages.Next is null;

    /// <summary>Whether one answer holds its whole list, which has no pages however long it is.</summary>
    public bool ListedWhole { get; init; }

    /// <summary>Another module to which its records belong as well: a field that refers there may refer here (a bank account is an account).</summary>
    public string? AlsoOf { get; init; }

    /// <summary>Another module with which it has its names in common: what one of them has is taken for the other (a bank account's, for the chart).</summary>
    public string? NamesSharedWith { get; init; }

    /// <summary>Whether a name that one of them has is taken for the other.</summary>
    public bool SharesNamesWith(ModuleSpec other) => NamesSharedWith == other.Module || other.NamesSharedWith == Module;

    /// <summary>The member that holds Zoho's id ("invoice_id").</summary>
    public string Id { get; init; } = "";

    /// <summary>The fields that make up its id, where Zoho gives the record none of its own (a member of a channel); empty elsewhere.</summary>
    public IReadOnlyList<string> MadeOf { get; init; } = [];

    /// <summary>Members of Zoho's record that later calls need besides its id (<c>chat_id</c>): kept with it.</summary>
    public IReadOnlyList<string> Keeps { get; init; } = [];

    /// <summary>
    /// The field whose value puts records into a sequence (a message's chat): each waits until the one before it in the source is settled. A
    /// record that is refused lets the next go on; one whose outcome is unknown holds its own sequence, and no other.
    /// </summary>
    public string? Sequence { get; init; }

    /// <summary>The OAuth scope group ("invoices" → ZohoBooks.invoices.CREATE).</summary>
    public string Scope { get; init; } = "";

    /// <summary>
    /// The fields Zoho itself keeps unique, unless <see cref="NaturalKeyMayRepeat"/>; empty where it keeps nothing unique (payments, journals).
    /// </summary>
    public IReadOnlyList<string> NaturalKey { get; init; } = [];

    /// <summary>Whether an organisation can have Zoho take a second record of the same natural key.</summary>
    public bool NaturalKeyMayRepeat { get; init; }

    /// <summary>Whether Zoho refuses a second record of the same natural key in every organisation.</summary>
    public bool IsKeptUnique => NaturalKey.Count > 0 && !NaturalKeyMayRepeat;

    /// <summary>
    /// The field whose text ends with a marker of our own, in a module where Zoho keeps nothing unique; null where the natural key tells
    /// records apart.
    /// </summary>
    public string? Marker { get; init; }

    /// <summary>Further fields, each of which Zoho keeps unique by itself.</summary>
    public IReadOnlyList<string> Unique { get; init; } = [];

    /// <summary>
    /// The fields that are compared between records: the unique ones, those a child shares with its parent, and those in which one that the
    /// organisation has must agree.
    /// </summary>
    public IReadOnlyList<string> Compared =>
        [.. Unique.Concat(Fields.Values.Select(spec => spec.Agrees).OfType<string>()).Concat(HeldBeforehand).Distinct(StringComparer.Ordinal)];

    /// <summary>The fields in which a record that every organisation may have must agree, as its list shows them.</summary>
    public IEnumerable<string> HeldBeforehand => Existing == ExistingPolicy.Adopt
        ? Identity.Except(NaturalKey, StringComparer.Ordinal).Where(name => Fields[name] is { References: null, Type: not FieldType.List })
        : [];

    /// <summary>A second list in which a record must agree, since the rows of its own list do not show it (the taxes of a group); null if there is none.</summary>
    public string? HeldByItself => Identity.FirstOrDefault(name => Fields.GetValueOrDefault(name) is { Joined: not null });

    /// <summary>What Zoho assumes of a field that it is not sent; null where it assumes nothing.</summary>
    public string? AssumedOf(string field) => Fields.GetValueOrDefault(field)?.Default;

    /// <summary>The fields of its records that decide over records that refer to them: whether a contact is a vendor, its currency, its state.</summary>
    public IReadOnlyList<string> Decides { get; init; } = [];

    /// <summary>The fields that must agree before an existing record is taken for ours.</summary>
    public IReadOnlyList<string> Identity { get; init; } = [];

    /// <summary>What becomes of a record that the organisation had before the run.</summary>
    public ExistingPolicy Existing { get; init; }

    /// <summary>How a record whose outcome is unknown is looked for.</summary>
    public ProbeSpec Probe { get; init; } = new();

    /// <summary>Name of the rule that computes <c>total</c> from the payload, or null where a record has none.</summary>
    public string? Total { get; init; }

    /// <summary>The member of Zoho's record, and of a list row, that shows the total.</summary>
    public string TotalField { get; init; } = "total";

    /// <summary>What it shows as its status.</summary>
    public StatusSpec Status { get; init; } = new();

    /// <summary>What a record does to the ledger; empty where it does nothing (an estimate).</summary>
    public IReadOnlyList<PostingSpec> Posts { get; init; } = [];

    /// <summary>How an organisation may have closed its periods; null where a record is of none.</summary>
    public LockSpec? Lock { get; init; }

    /// <summary>Whose numbers its records have; null where Zoho numbers none of them.</summary>
    public NumberSpec? Number { get; init; }

    /// <summary>Where the currency of the amounts stands; null where a record has none.</summary>
    public CurrencySpec? Currency { get; init; }

    /// <summary>The states its taxes depend on; null where it has no taxes, or no states.</summary>
    public SupplySpec? Supply { get; init; }

    /// <summary>Field name → what Zoho demands of it.</summary>
    public IReadOnlyDictionary<string, FieldSpec> Fields { get; init; } = new Dictionary<string, FieldSpec>(StringComparer.Ordinal);

    /// <summary>How custom fields are written; null where the module takes none.</summary>
    public CustomFieldsSpec? CustomFields { get; init; }

    /// <summary>Operation name ("create", "list", "mark_as_sent") → the call.</summary>
    public IReadOnlyDictionary<string, OperationSpec> Operations { get; init; } =
        new Dictionary<string, OperationSpec>(StringComparer.Ordinal);

    /// <summary>Operations a mapping may name under <c>steps</c>.</summary>
    public IReadOnlyList<string> Steps { get; init; } = [];

    /// <summary>Operations that follow because a record has a field they send, after those that a mapping names.</summary>
    public IReadOnlyList<string> SendingSteps => [.. Fields.Values.Select(spec => spec.SentBy).OfType<string>().Distinct(StringComparer.Ordinal)];

    public DeleteSpec Delete { get; init; } = new();

    /// <summary>How Zoho says that the natural key is taken; null where it keeps nothing unique.</summary>
    public DuplicateSpec? Duplicate { get; init; }

    /// <summary>The call that makes one record.</summary>
    public OperationSpec Create => Operations["create"];

    /// <summary>Whether a field that refers to a module may refer to a record of this one.</summary>
    public bool IsOf(string module) => Module == module || AlsoOf == module
        || (module.EndsWith(FieldSpec.AnyModule, StringComparison.Ordinal) && module.AsSpan(..^FieldSpec.AnyModule.Length).SequenceEqual(Product));

    /// <summary>Whether its records may refer to others of their kind (an account's parent).</summary>
    public bool RefersToItself => Fields.Values.Any(spec => spec.References is { } module && IsOf(module));

    /// <summary>What a list can show of a record, what tells it from others first; no list shows lists.</summary>
    public IReadOnlyList<string> Shown => [.. new[] { Probe.CreatedField, Marker }.OfType<string>().Concat(NaturalKey).Concat(Identity).Concat(Unique)
        .Concat(Fields.Where(one => one.Value.Type is not (FieldType.Object or FieldType.List)).Select(one => one.Key))
        .Distinct(StringComparer.Ordinal)];

    /// <summary>Whether nothing is delivered to it (<see cref="ZohoCatalogue.Lookups"/>).</summary>
    public bool OnlyLookedUp { get; init; }

    /// <summary>Whether a mapping may look its records up: its list, of what an organisation has without us, is read whole anyway.</summary>
    public bool IsLookedUp => OnlyLookedUp || this is { Existing: ExistingPolicy.Adopt, Probe.By: ProbeKind.All };

    /// <summary>The fields by which one is looked up.</summary>
    public IReadOnlyList<string> LookedUpBy =>
        [.. Fields.Where(one => one.Value.Type is FieldType.Text or FieldType.Choice or FieldType.Decimal).Select(one => one.Key)];

    /// <summary>The fields of a call's body.</summary>
    public IReadOnlyDictionary<string, FieldSpec> SentBy(OperationSpec operation)
    {
        var sender = operation.Name == Create.Name || operation.IsUpsert ? null : operation.Name;
        return sender is null && SendingSteps.Count == 0
            ? Fields
            : Fields.Where(field => field.Value.SentBy == sender).ToDictionary(StringComparer.Ordinal);
    }

    /// <summary>Whether its records may go as a file (reference/zoho-crm.md §10: not notes, events and calls).</summary>
    public bool InBulk { get; init; }

    /// <summary>How they do; null where they do not.</summary>
    public BulkSpec? Bulk { get; init; }

    /// <summary>The call that makes a record or changes the one that is there; null where Zoho offers none.</summary>
    public OperationSpec? Upsert => Operations.GetValueOrDefault("upsert");

    /// <summary>
    /// The call of a step: the name of an operation, and behind a question mark the fields by which it looks for what is there
    /// ("upsert?Email").
    /// </summary>
    public OperationSpec OperationOf(string step) => step.IndexOf('?', StringComparison.Ordinal) is > 0 and var end
        ? Operations[step[..end]].LookingBy(step[(end + 1)..].Split(','))
        : Operations[step];

    /// <summary>The list call; see <see cref="IsListed"/>.</summary>
    public OperationSpec ListAll => Operations["list"];

    /// <summary>Whether a list shows its records.</summary>
    public bool IsListed => Probe.By != ProbeKind.None;

    /// <summary>The fields that only say what others are called (<see cref="FieldSpec.NamedBy"/>).</summary>
    public IReadOnlyList<string> Names => [.. Fields.Values.Select(spec => spec.NamedBy).OfType<string>().Distinct(StringComparer.Ordinal)];
}
