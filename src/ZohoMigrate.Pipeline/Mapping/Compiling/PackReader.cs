using YamlDotNet.RepresentationModel;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Mapping.Compiling.Views;
using ZohoMigrate.Pipeline.Mapping.Yaml;
using ZohoMigrate.Pipeline.Records.Keys;

namespace ZohoMigrate.Pipeline.Mapping.Compiling;

/// <summary>Reads and compiles a pack, gathering every fault in all of its files before it gives up.</summary>
internal sealed class PackReader(string folder, IReadOnlyDictionary<string, string> given, ZohoCatalogue catalogue)
{
    public const string MigrationFile = "migration.yaml";
    public static readonly IReadOnlyList<string> Keys = ["name", PackLayers.Key, "products", "streams", "parameters", "defaults", "rules", "tables"];
    private readonly PackFaults _faults = new();

    /// <param name="isDraft">Whether fields that Zoho requires may be missing still.</param>
    /// <exception cref="PackException">Anything is wrong with the pack.</exception>
    public Pack Read(bool isDraft = false)
    {
        CheckFolder(folder);
        var parameters = new PackParameters(_faults);
        var layers = new PackLayers(folder, parameters, _faults);
        var read = layers.ReadMigration();
        _faults.ThrowIfAny();
        var (file, root) = read!.Value;
        var migration = file.Section(root, MigrationFile, Keys)!;
        DeclareParameters(migration, parameters);

        var name = Name(migration);
        var products = Products(migration);
        var defaults = new PackDefaults()
            .With(migration.Find("defaults") is { } node ? file.Section(node, "`defaults`", PackDefaults.Keys) : null);
        var rules = RulesReader.Read(migration);
        var views = new PackViews(layers.Folders, TablesReader.Read(migration, defaults, layers.Folders, parameters.Values), parameters.Values);
        var sections = StreamSections(migration, layers);
        var modules = sections.ToDictionary(stream => stream.Key, stream => stream.Value is { } section ? Module(section, products) : null, StringComparer.Ordinal);
        var streams = sections.Where(stream => modules[stream.Key] is not null)
            .Select(stream => new StreamCompiler(stream.Key, stream.Value!, modules[stream.Key]!, modules) { Views = views }.Compile(defaults, layers.Folders, catalogue) with { Rules = rules }).ToList();
        var ordered = DeliveryOrder.Of(ReferredColumns.Need(streams), file, migration.Find("streams") ?? root);
        _faults.ThrowIfAny(isDraft);
        return new Pack(name!, products, folder, PackFingerprint.Of(layers.Folders), ordered, views) { Currency = defaults.BaseCurrency ?? "" };
    }

    /// <exception cref="PackException">There is no pack in the folder.</exception>
    public static void CheckFolder(string folder)
    {
        if (File.Exists(folder))
            throw new PackException($"{folder} is a file. Name the pack's folder, the one with {MigrationFile} in it.");
        if (!Directory.Exists(folder))
            throw new PackException($"There is no folder {folder}. Name a mapping pack: a folder with {MigrationFile} in it, like mappings/northwind-to-books.");
        if (!File.Exists(Path.Combine(folder, MigrationFile)))
            throw new PackException($"{folder} is not a mapping pack: there is no {MigrationFile} in it. Name the folder that has one.");
    }

    private void DeclareParameters(Section migration, PackParameters parameters)
    {
        var node = migration.Find("parameters");
        if (node is YamlMappingNode declared)
        {
            foreach (var (name, value) in declared)
                Declare(migration.File, (name as YamlScalarNode)?.Value ?? "", value, parameters);
        }
        else if (node is not null)
        {
            migration.File.Fault(node, "`parameters` should be a mapping of names to default values");
        }

        parameters.Set(given, MigrationFile, node ?? migration.Node);
    }

    private static void Declare(YamlFile file, string name, YamlNode value, PackParameters parameters)
    {
        if (value is not YamlMappingNode)
        {
            parameters.Declare(name, YamlFile.IsNull(value) ? null : file.Text(value, "a parameter"));
            return;
        }

        var section = file.Section(value, $"parameter `{name}`", "default", "type")!;
        if (section.RequireText("type") is { } type && type != PackParameters.Day)
            file.Fault(section.Find("type")!, $"unknown type `{type}` of a parameter", $"known: {PackParameters.Day}");
        parameters.Declare(name, section.Find("default") is { } otherwise && !YamlFile.IsNull(otherwise) ? section.Text("default") : null, isDay: true);
    }

    // The default run folder is called after it.
    private static string? Name(Section migration)
    {
        var name = migration.RequireText("name");
        if (name is not null && !(char.IsLetterOrDigit(name.FirstOrDefault()) && name.All(IsOfName)))
            migration.File.Fault(migration.Find("name")!, $"`{name}` is no name for a pack", "letters, digits, blanks, _, - and dots, beginning with a letter or digit");

        return name;

        static bool IsOfName(char character) => char.IsLetterOrDigit(character) || character is '_' or '-' or '.' or ' ';
    }

    private List<string> Products(Section migration)
    {
        var products = migration.Texts("products").ToList();
        var known = catalogue.Products.Select(product => product.Product).ToList();
        foreach (var product in products.Where(product => !known.Contains(product)))
        {
            migration.File.Fault(
                migration.Find("products")!, $"unknown product `{product}`", $"known: {string.Join(", ", known)}", NearestName.Of(product, known));
        }

        if (products.Count == 0)
            migration.File.Fault(migration.Find("products") ?? migration.Node, $"{MigrationFile} lacks `products`", $"known: {string.Join(", ", known)}");

        return products;
    }

    // Null for a listed stream that cannot be read: it has its own fault, and streams that refer to it get none for that.
    private static Dictionary<string, Section?> StreamSections(Section migration, PackLayers layers)
    {
        var sections = new Dictionary<string, Section?>(StringComparer.Ordinal);
        var listed = migration.Require("streams");
        foreach (var node in listed is YamlSequenceNode list ? list.Children : [])
        {
            if (node is not YamlScalarNode)
            {
                migration.File.Fault(node, "a stream should be one name", "its mapping stands in a file of that name");
                continue;
            }

            var name = migration.File.Text(node, "a stream") ?? "";
            if (!sections.TryAdd(name, null))
                migration.File.Fault(node, $"stream `{name}` is listed twice", "list each stream once");
            else
                sections[name] = layers.ReadStream(name, migration.File, node);
        }

        if (listed is not null and not YamlSequenceNode { Children.Count: > 0 })
            migration.File.Fault(listed, "`streams` should be a list of streams, parents first");

        return sections;
    }

    private ModuleSpec? Module(Section stream, List<string> products)
    {
        var name = stream.RequireText("module");
        if (name is null)
            return null;

        var module = catalogue.FindModule(name);
        if (module is null && catalogue.OfOrganizations.Any(known => known.Module == name))
        {
            stream.File.Fault(stream.Find("module")!, $"`{name}` is no module: it stands before the name of one that the organisation has made", $"such as {name}.Rooms, by its API name");
        }
        else if (module is null)
        {
            var nearest = NearestName.Of(name, catalogue.Modules.Select(known => known.Module));
            stream.File.Fault(stream.Find("module")!, $"unknown module `{name}`", nearest: nearest);
        }
        else if (module.OnlyLookedUp)
        {
            stream.File.Fault(stream.Find("module")!, $"nothing is delivered to `{name}`: {module.Title.ToLowerInvariant()} are made in Zoho by hand", $"another record names one: {{ lookup: {name}, from: … }}");
        }
        else if (!products.Contains(module.Product))
        {
            stream.File.Fault(
                stream.Find("module")!, $"module `{name}` is of a product the pack does not name", $"add {module.Product} to `products` in {MigrationFile}");
        }

        return module;
    }
}
