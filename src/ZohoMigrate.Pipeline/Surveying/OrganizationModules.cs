using System.Text.Json;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Mapping;
using ZohoMigrate.Pipeline.Records.Keys;
using ZohoMigrate.Pipeline.Records.Problems;
using ZohoMigrate.Pipeline.Records.Runs;
using ZohoMigrate.Zoho;

namespace ZohoMigrate.Pipeline.Surveying;

/// <summary>
/// Asks an organisation what it has made of its modules, by two calls for each: its fields, and what its layouts demand. What is read stands
/// beside what the catalogue says (<see cref="FieldSpec.Here"/>), and takes the place of none of it.
/// </summary>
/// <param name="client">The way to Zoho.</param>
/// <param name="nextRequestId">Gives each call its number.</param>
public sealed class OrganizationModules(ZohoClient client, Func<long> nextRequestId)
{
    private const string Fields = "fields";
    private const string Layouts = "layouts";
    private const string Modules = "modules";

    /// <summary>Whether a product tells it.</summary>
    public static bool Tells(ProductSpec product)
    {
        ArgumentNullException.ThrowIfNull(product);
        return product.Settings is not null;
    }

    /// <summary>Reads a module.</summary>
    /// <param name="module">As the catalogue has it.</param>
    /// <param name="product">One that <see cref="Tells"/>.</param>
    /// <param name="stopping">Gives up between two calls.</param>
    /// <returns>The module with what could be read; what could not, and why; and why nothing more can be asked.</returns>
    public async Task<(ModuleSpec Module, IReadOnlyList<SurveyFinding> NotRead, RunEnd? Stopped)> ReadAsync(ModuleSpec module, ProductSpec product, CancellationToken stopping)
    {
        ArgumentNullException.ThrowIfNull(module);
        ArgumentNullException.ThrowIfNull(product);
        using var stop = new RunStop(stopping);
        var reader = new FieldsReader(product.Settings!);
        var notRead = new List<SurveyFinding>();
        if (await AskAsync(Fields) is not { } body)
            return (module, notRead, stop.Reason);
        var fields = reader.Fields(body);
        if (await AskAsync(Layouts) is { } layouts)
        {
            foreach (var name in reader.Demanded(layouts).Where(fields.ContainsKey))
                fields[name] = fields[name] with { MandatoryInLayout = true };
        }

        return (AsMade(module, product, fields), notRead, stop.Reason);

        async Task<JsonElement?> AskAsync(string operation)
        {
            var reply = await client.SendAsync(
                new ApiRequest(nextRequestId(), product.Operations[operation]) { Purpose = RequestPurpose.Read, Query = [new(product.Settings!.Parameter, module.ApiName)] }, stopping);
            if (reply is { Kind: ReplyKind.Success, Body: { } answer })
                return answer;
            // A token without this scope, or a module that is hidden, is no reason to ask nothing else.
            if (!RunStopping.ConsiderAside(reply, stop))
                notRead.Add(NotReadable(operation, module, reply));
            return null;
        }
    }

    /// <summary>Asks, where a pack names modules of the organisation's own, whether it has them.</summary>
    /// <returns>Why nothing can be moved there, null where it has them all; and which products do not tell.</returns>
    internal async Task<(RunEnd? Missing, IReadOnlyList<SurveyFinding> NotRead)> FindMissingAsync(Pack pack, ZohoCatalogue catalogue, CancellationToken stopping)
    {
        using var stop = new RunStop(stopping);
        var notRead = new List<SurveyFinding>();
        foreach (var own in pack.Streams.Where(stream => stream.Module.OfOrganization).GroupBy(stream => stream.Module.Product, StringComparer.Ordinal))
        {
            var product = catalogue.Product(own.Key);
            var reply = await client.SendAsync(new ApiRequest(nextRequestId(), product.Operations[Modules]) { Purpose = RequestPurpose.Read }, stopping);
            if (RunStopping.ConsiderAside(reply, stop))
                return (stop.Reason, notRead);
            if (reply is not { Kind: ReplyKind.Success, Body: { } body })
            {
                notRead.Add(SurveyFindings.NotReadable($"modules of {product.Title}", "Zoho does not say whether the organisation has those that the pack names", reply));
                continue;
            }

            var there = new FieldsReader(product.Settings!).Modules(body);
            if (own.FirstOrDefault(stream => !there.Contains(stream.Module.ApiName)) is { } lost)
                return (Missing(lost, there), notRead);
        }

        return (null, notRead);
    }

    private static RunEnd Missing(StreamMapping stream, HashSet<string> there)
    {
        var name = stream.Module.ApiName;
        var nearest = NearestName.Of(name, there) is { } near ? $" Did you mean {PlainText.Of(near)}?" : "";
        return new RunEnd(RunState.Stopped, $"the organisation has no module {name}, which stream {stream.Entry.Name} names.{nearest}")
        {
            Hint = "Setup → Developer Hub → APIs → API Names shows what its modules are called.",
        };
    }

    private static SurveyFinding NotReadable(string operation, ModuleSpec module, Reply reply) =>
        SurveyFindings.NotReadable($"{operation} of {module.Title}", "Zoho does not say what the organisation has made of them", reply);

    private static ModuleSpec AsMade(ModuleSpec module, ProductSpec product, Dictionary<string, OrganizationField> made)
    {
        var fields = module.Fields.ToDictionary(
            field => field.Key, field => made.TryGetValue(field.Key, out var here) ? field.Value with { Here = here } : field.Value, StringComparer.Ordinal);
        var unique = made.Where(field => field.Value.Unique && module.Fields.ContainsKey(field.Key)).Select(field => field.Key);
        if (product.OwnFields is { } own)
        {
            var others = made.Where(field => !module.Fields.ContainsKey(field.Key)).ToList();
            fields[own] = fields[own] with { Fields = others.ToDictionary(field => field.Key, field => Own(field.Value, product.Settings!), StringComparer.Ordinal) };
            unique = unique.Concat(others.Where(field => field.Value.Unique).Select(field => $"{own}.{field.Key}"));
        }

        // Capitals do not count where an organisation keeps values unique (reference/zoho-crm.md §8).
        return module with { Fields = fields, Unique = [.. module.Unique, .. unique], Duplicate = module.Duplicate ?? new DuplicateSpec { Folded = true } };
    }

    private static FieldSpec Own(OrganizationField field, SettingsSpec settings) => new()
    {
        Type = settings.Types.GetValueOrDefault(field.Type ?? "", FieldType.Object),
        Open = true,
        Here = field,
    };
}
