using YamlDotNet.RepresentationModel;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Mapping.Yaml;

namespace ZohoMigrate.Pipeline.Mapping.Compiling;

/// <summary>Reads <c>upsert: [Email]</c>: by which fields Zoho is to find what is there, and write over it.</summary>
internal static class UpsertReader
{
    private const string Key = "upsert";

    /// <param name="section">The mapping file.</param>
    /// <param name="stream">What its fields turned out to fill.</param>
    public static UpsertMapping Read(Section section, StreamContext stream)
    {
        if (section.Find(Key) is not { } node)
        {
            // Nothing would tell such a record from others: one whose answer is lost could be made twice.
            if (stream.Module.OfOrganization)
                stream.File.Fault(section.Node, $"stream `{stream.Name}` lacks `{Key}`: Zoho keeps nothing of {stream.Module.Module} unique", $"name the fields by which Zoho finds its records, such as {Key}: [{stream.Module.Upsert!.LooksBy}]");
            return UpsertMapping.None;
        }

        if (stream.Module.Upsert is not { } operation)
        {
            stream.File.Fault(node, $"`{Key}`: Zoho has no such call for {stream.Module.Module}", "leave it out: each record is made");
            return UpsertMapping.None;
        }

        var fields = section.Texts(Key);
        if (fields.Count == 0)
            stream.File.Fault(node, $"`{Key}` names no field", $"name those by which Zoho finds a record, such as {Key}: [{operation.LooksBy}]");
        return new UpsertMapping(fields, [.. fields.Select(field => PathOf(field, node, operation, stream))]);
    }

    private static string PathOf(string field, YamlNode at, OperationSpec operation, StreamContext stream)
    {
        var own = stream.Catalogue.Product(stream.Module.Product).OwnFields;
        var path = stream.Module.Fields.ContainsKey(field) ? field : $"{own}.{field}";
        if (!stream.Mapped.Contains(path))
            stream.File.Fault(at, $"`{Key}`: nothing is mapped to `{path}`", $"Zoho cannot find a record by what it is not sent; {stream.Module.Title} are found by {operation.LooksBy}, or by fields the organisation keeps unique");
        else if (field != operation.LooksBy && Known(stream.Module, field, own) is { Unique: false })
            stream.File.Fault(at, $"`{Key}`: the organisation does not keep `{field}` unique", $"Zoho finds {stream.Module.Title.ToLowerInvariant()} by {operation.LooksBy}, or by fields that take no value twice");
        return path;
    }

    // Only where the organisation was asked.
    private static OrganizationField? Known(ModuleSpec module, string field, string? own) =>
        (module.Fields.GetValueOrDefault(field) ?? (own is null ? null : module.Fields[own].Fields.GetValueOrDefault(field)))?.Here;
}
