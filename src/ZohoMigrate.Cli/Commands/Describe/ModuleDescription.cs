using ZohoMigrate.Catalog;

namespace ZohoMigrate.Cli.Commands.Describe;

/// <summary>What Zoho demands of one module, from the catalogue alone.</summary>
internal sealed record ModuleDescription
{
    public required string Module { get; init; }

    public required string Title { get; init; }

    public required string Product { get; init; }

    /// <summary>The fields Zoho keeps unique; empty where it keeps none.</summary>
    public required IReadOnlyList<string> NaturalKey { get; init; }

    /// <summary>True where Zoho may take a second record of the same natural key all the same; left out elsewhere.</summary>
    public bool? NaturalKeyMayRepeat { get; init; }

    /// <summary>What tells our record from others where Zoho keeps nothing unique; left out where the natural key does.</summary>
    public MarkerDescription? Marker { get; init; }

    /// <summary>What must agree before a record that is there already is taken for ours.</summary>
    public required IReadOnlyList<string> Identity { get; init; }

    /// <summary>refuse, adopt-if-agree or adopt.</summary>
    public required string Existing { get; init; }

    /// <summary>The fields by which a mapping may look one up that the organisation has; left out where it may not.</summary>
    public IReadOnlyList<string>? LookedUpBy { get; init; }

    /// <summary>True where nothing is delivered to it; left out elsewhere.</summary>
    public bool? OnlyLookedUp { get; init; }

    /// <summary>What a mapping may name under <c>steps</c>.</summary>
    public required IReadOnlyList<string> Steps { get; init; }

    /// <summary>How a record of unknown fate is looked for: all, newest, since, filter or none.</summary>
    public required string Probe { get; init; }

    /// <summary>The field the look is ordered or filtered by.</summary>
    public string? ProbeField { get; init; }

    /// <summary>True where no answer to a create says what Zoho calls the record, so that it is looked for in the list; left out elsewhere.</summary>
    public bool? IdFromList { get; init; }

    /// <summary>The field whose records go one after the other; left out where they go as they come.</summary>
    public string? Sequence { get; init; }

    public required bool CanBeDeleted { get; init; }

    public required IReadOnlyList<string> DeleteRefusedWhen { get; init; }

    /// <summary>OAuth scopes that every call known of the module needs, and the question for the organisation before the first.</summary>
    public required IReadOnlyList<string> Scopes { get; init; }

    /// <summary>Operation → the calls it takes of each lane; only those a run makes for every record.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyDictionary<string, int>> Cost { get; init; }

    /// <summary>How one call carries several records; left out where it carries one.</summary>
    public BatchDescription? Batch { get; init; }

    /// <summary>How many records a job of bulk write makes; left out where there are none.</summary>
    public BulkDescription? Bulk { get; init; }

    /// <summary>The limits of the lanes that its calls go through.</summary>
    public required IReadOnlyDictionary<string, LaneDescription> Lanes { get; init; }

    public required IReadOnlyList<FieldDescription> Fields { get; init; }

    public static ModuleDescription Of(ModuleSpec module, ProductSpec product) => new()
    {
        Module = module.Module,
        Title = module.Title,
        Product = product.Title,
        NaturalKey = module.NaturalKey,
        NaturalKeyMayRepeat = module.NaturalKeyMayRepeat ? true : null,
        Marker = MarkerDescription.Of(module),
        Identity = module.Identity,
        Existing = module.Existing switch
        {
            ExistingPolicy.Refuse => "refuse",
            ExistingPolicy.AdoptIfAgree => "adopt-if-agree",
            ExistingPolicy.Adopt => "adopt",
            _ => throw new ArgumentOutOfRangeException(nameof(module), module.Existing, "No word for this policy."),
        },
        LookedUpBy = module.IsLookedUp ? module.LookedUpBy : null,
        OnlyLookedUp = module.OnlyLookedUp ? true : null,
        Steps = module.Steps,
        Probe = module.Probe.By.ToString().ToLowerInvariant(),
        ProbeField = module.Probe.SortColumn ?? module.Probe.Filter,
        IdFromList = !module.OnlyLookedUp && module.Create.NamesNone ? true : null,
        CanBeDeleted = module.Delete.Offered,
        Sequence = module.Sequence,
        DeleteRefusedWhen = module.Delete.RefusedWhen,
        Scopes =
        [
            .. module.Operations.Values.Append(product.Cheapest)
                .Select(operation => operation.Scope).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
        ],
        Cost = (module.OnlyLookedUp ? ["list"] : module.Steps.Concat(module.SendingSteps).Prepend(module.Create.Name)).ToDictionary(step => step, step => module.Operations[step].Cost, StringComparer.Ordinal),
        Batch = module.OnlyLookedUp ? null : BatchDescription.Of(module.Create),
        Bulk = BulkDescription.Of(module),
        Lanes = product.Lanes.Where(lane => module.Operations.Values.Any(operation => operation.Cost.ContainsKey(lane.Key))).ToDictionary(lane => lane.Key, lane => LaneDescription.Of(lane.Value), StringComparer.Ordinal),
        Fields = FieldDescription.All(module.Fields),
    };
}
