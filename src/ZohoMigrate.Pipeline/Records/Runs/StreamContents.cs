using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Records.Payloads;

namespace ZohoMigrate.Pipeline.Records.Runs;

/// <summary>What the records of one stream hold, of those that may be sent.</summary>
/// <param name="stream">Its name.</param>
/// <param name="module">Its module.</param>
internal sealed class StreamContents(string stream, ModuleSpec module)
{
    private readonly HashSet<string> _fields = new(StringComparer.Ordinal);
    private readonly HashSet<(string Field, string Value)> _choices = [];
    private readonly Dictionary<string, DateOnly> _earliest = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _customFields = new(StringComparer.Ordinal);

    public string Stream => stream;

    public ModuleSpec Module => module;

    public bool IsEmpty => _fields.Count == 0;

    /// <summary>The API names of the custom fields that they fill.</summary>
    public IReadOnlyCollection<string> CustomFields => _customFields;

    /// <summary>Whether any has a number of the source's that nothing tells Zoho to keep.</summary>
    public bool HasNumberNotKept { get; private set; }

    /// <summary>Whether any has the field.</summary>
    public bool Has(string field) => _fields.Contains(field);

    /// <summary>Whether any has the value in a field with a choice of them.</summary>
    public bool Has(string field, string value) => _choices.Contains((field, value));

    /// <summary>Whether any has an earlier day in a field.</summary>
    public bool HasBefore(string field, DateOnly day) => _earliest.TryGetValue(field, out var first) && first < day;

    /// <summary>Takes one record.</summary>
    public void Add(PayloadObject payload)
    {
        foreach (var (name, value) in payload)
        {
            _fields.Add(name);
            var type = module.Fields.GetValueOrDefault(name)?.Type;
            if (type == FieldType.Choice)
                _choices.Add((name, value.ToString()!));
            else if (type == FieldType.Date && IsoDate.TryParse(value.ToString(), out var date) && (!_earliest.TryGetValue(name, out var first) || date < first))
                _earliest[name] = date;
        }

        if (module.Number is { Field: { } number, KeptBy: { } flag } spec && !spec.IsKeptByCall(module.Create))
            HasNumberNotKept |= payload.Has(number) && payload[flag]?.ToString() != "true";
        if (module.CustomFields is { } custom && payload[custom.List] is PayloadList fields)
            _customFields.UnionWith(fields.OfType<PayloadObject>().Select(field => field[custom.Name]?.ToString()).OfType<string>());
    }
}
