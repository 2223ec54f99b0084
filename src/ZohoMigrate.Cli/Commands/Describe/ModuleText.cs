using Spectre.Console;
using ZohoMigrate.Cli.Terminal;

namespace ZohoMigrate.Cli.Commands.Describe;

/// <summary>One module for people.</summary>
internal static class ModuleText
{
    public static string Of(ModuleDescription module, IAnsiConsole console, int width)
    {
        var facts = new Grid().AddColumn(new GridColumn { NoWrap = true, Padding = new Padding(0, 0, 3, 0) }).AddColumn();
        foreach (var (name, text) in Facts(module))
            facts.AddRow(new Text(name), new Text(text));
        return string.Join(
            Environment.NewLine,
            $"{module.Module}: {module.Title} in {module.Product}",
            "",
            Tables.Render(facts, width, console.Profile.Capabilities.Unicode),
            "",
            FieldTable.Create(module.Fields).Render(console, width));
    }

    private static IEnumerable<(string Name, string Text)> Facts(ModuleDescription module)
    {
        if (module.OnlyLookedUp == true)
            yield return ("use", "nothing is delivered to it: it is made in Zoho by hand, and other records name it");
        if (module.LookedUpBy is { } by)
            yield return ("looked up", $"lookup: {module.Module}, by {string.Join(", ", by)}");
        foreach (var fact in module.OnlyLookedUp == true ? [] : Delivered(module))
            yield return fact;
        yield return ("scopes", string.Join(", ", module.Scopes));
        if (module.Batch is { } batch)
            yield return ("records a call", Batch(module, batch));
        if (module.Bulk is { } bulk)
            yield return ("bulk write", $"up to {Tables.Number(bulk.MostRecords)} a job, where Delivery:Bulk says so; with the scopes {string.Join(", ", bulk.Scopes)}");
        yield return ("calls", string.Join("; ", module.Cost.Select(step => $"{step.Key}: {Calls(module, step.Value)}")));
        yield return ("limits", string.Join("; ", module.Lanes.Values.Select(Limits)));
    }

    private static IEnumerable<(string Name, string Text)> Delivered(ModuleDescription module)
    {
        yield return ("natural key", (module.NaturalKey.Count, module.NaturalKeyMayRepeat) switch
        {
            (0, _) => "none: Zoho takes the same record twice",
            (_, true) => $"{string.Join(" with ", module.NaturalKey)}: Zoho may take a second one",
            _ => $"{string.Join(" with ", module.NaturalKey)}: Zoho keeps it unique",
        });
        if (module.Marker is { } marker)
            yield return ("marker", Marker(marker, module.Identity));
        if (module.Identity.Count > 0)
            yield return ("identity", $"{string.Join(", ", module.Identity)}: what must agree before a record at Zoho counts as the same");
        yield return ("already there", module.Existing switch
        {
            "adopt" => "it is taken for ours",
            "adopt-if-agree" => "it is taken for ours if the identity agrees, else refused",
            _ => $"refused: it may be another one of the same {(module.Marker is null ? "key" : "marker")}",
        });
        if (module.IdFromList == true)
            yield return ("its id", "no answer says it: it is found as that of one of unknown fate, and soon");
        yield return ("unknown fate", Probe(module));
        if (module.Sequence is { } sequence)
            yield return ("order", $"records of one {sequence} go one after the other, in the order of the source");
        if (module.Steps.Count > 0)
            yield return ("steps", string.Join(", ", module.Steps));
        yield return ("deletion", !module.CanBeDeleted ? "Zoho offers no call for it" : module.DeleteRefusedWhen.Count == 0
            ? "no case is known in which Zoho refuses it"
            : $"Zoho refuses it when {string.Join(", or ", module.DeleteRefusedWhen)}");
    }

    private static string Marker(MarkerDescription marker, IReadOnlyList<string> identity) =>
        $"{marker.Field} ends with one made from stream and key, which takes {Tables.Number(marker.Length)} "
        + (marker.MaxLength is { } most ? $"of its {Tables.Number(most)} characters" : "characters")
        + $". By it{(identity.Count > 0 ? $", and by {string.Join(", ", identity)}," : "")} the record is known again"
        + (marker.CustomField ? ". Or a custom field has it, which the mapping names: unique_field" : "");

    private static string Probe(ModuleDescription module) => module.Probe switch
    {
        "newest" => $"the newest records are read, by {module.ProbeField}: one call settles many",
        "since" => $"the list is read from the moment it was sent: one call for each {module.Sequence ?? "list"}",
        "none" => "no call of Zoho's shows it: it stays unknown until a person says what became of it",
        "filter" => $"each is asked for by its {module.ProbeField}: a call a record",
        _ => "the whole list is read: it is short",
    };

    private static string Batch(ModuleDescription module, BatchDescription batch) =>
        $"up to {Tables.Number(batch.Most)}"
        + string.Concat(batch.RecordsPer.Select(lane => $"; one of the {module.Lanes[lane.Key].Title} for every {Tables.Number(lane.Value)} begun"));

    private static string Calls(ModuleDescription module, IReadOnlyDictionary<string, int> cost) =>
        string.Join(", ", cost.Select(lane => $"{Tables.Number(lane.Value)} of the {module.Lanes[lane.Key].Title}"));

    private static string Limits(LaneDescription lane) =>
        $"{lane.Title}: " + string.Join(", ", new[]
        {
            lane.Requests is { } requests ? $"{Tables.Number(requests)} in {TimeSpan.FromSeconds(lane.WindowSeconds)}" : null,
            lane.Concurrency is { } concurrency ? $"{Tables.Number(concurrency)} at once" : null,
            lane.LockSeconds is { } locked ? $"locked for {TimeSpan.FromSeconds(locked)} by one more" : null,
            lane.PerDay is { } perDay ? $"{Tables.Number(perDay)} a day or what the plan says" : null,
        }.OfType<string>());
}
