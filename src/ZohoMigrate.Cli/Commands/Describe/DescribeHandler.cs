using System.Text.Json;
using Spectre.Console;
using ZohoMigrate.Catalog;
using ZohoMigrate.Cli.Composition;
using ZohoMigrate.Cli.Terminal;
using ZohoMigrate.Pipeline.Records.Keys;
using ZohoMigrate.Pipeline.Reporting;

namespace ZohoMigrate.Cli.Commands.Describe;

/// <summary>Shows what the catalogue knows of one module, or names them all.</summary>
internal sealed class DescribeHandler(Surroundings surroundings, ResultLines lines, CommonArguments common, ZohoCatalogue catalogue, Lazy<OwnFieldsAsker> asker, IAnsiConsole console)
{
    /// <summary>Columns of what is not read on a terminal: a page, or a terminal of old.</summary>
    private const int PageWidth = 80;

    private int Width => surroundings.IsOutTerminal ? console.Profile.Width : PageWidth;

    /// <param name="module">As the user named it; null = all of them.</param>
    /// <param name="isOnline">Whether the organisation is asked what it has made of it.</param>
    /// <param name="stopping">Gives up between two calls.</param>
    public async Task<ExitCode> HandleAsync(string? module, bool isOnline, CancellationToken stopping)
    {
        if (isOnline && module is null)
            throw new UserFaultException("--online is for one module: name it, as in zohomigrate describe crm.leads --online");
        var found = module is null ? null : Find(module);
        if (isOnline)
            found = await asker.Value.AskAsync(found!, stopping);
        await (common.Output == OutputFormat.Json ? lines.Json : lines.Text).WriteLineAsync(found is null ? All() : One(found));
        return ExitCode.Done;
    }

    private string All()
    {
        var modules = catalogue.Modules.OrderBy(module => module.Module, StringComparer.Ordinal).Select(Described).ToList();
        var others = catalogue.Lookups.Select(module => module.Module).Order(StringComparer.Ordinal).ToList();
        return common.Output == OutputFormat.Json
            ? JsonSerializer.Serialize(new ModuleList(modules, others), ResultFormat.Indented.ModuleList)
            : ModuleListText.Of(modules, others, console, Width);
    }

    private string One(ModuleSpec module) => common.Output == OutputFormat.Json
        ? JsonSerializer.Serialize(Described(module), ResultFormat.Indented.ModuleDescription)
        : ModuleText.Of(Described(module), console, Width);

    private ModuleDescription Described(ModuleSpec module) => ModuleDescription.Of(module, catalogue.Product(module.Product));

    private ModuleSpec Find(string name)
    {
        if (catalogue.FindModule(name) is { } exact)
            return exact;
        var named = catalogue.Modules.Concat(catalogue.Lookups).Where(module => string.Equals(Short(module), name, StringComparison.OrdinalIgnoreCase)
            || string.Equals(module.Module, name, StringComparison.OrdinalIgnoreCase)).ToList();
        if (named is [var only])
            return only;
        if (named.Count > 1)
            throw new UserFaultException($"Several products have {name}: say which is meant, {string.Join(" or ", named.Select(module => module.Module).Order(StringComparer.Ordinal))}.");
        var nearest = NearestName.Of(name, catalogue.Modules.Select(module => module.Module))
            ?? catalogue.Modules.FirstOrDefault(module => Short(module) == NearestName.Of(name, catalogue.Modules.Select(Short)))?.Module;
        throw new UserFaultException($"There is no module {name}.{(nearest is null ? "" : $" Did you mean {nearest}?")} All of them: zohomigrate describe");
    }

    private static string Short(ModuleSpec module) => module.Module[(module.Product.Length + 1)..];
}
