using ZohoMigrate.Pipeline.Mapping.Yaml;

namespace ZohoMigrate.Pipeline.Mapping.Compiling;

/// <summary>Reads <c>group_by: [InvoiceNo]</c>, or <c>[]</c> for one record from all rows.</summary>
internal static class GroupReader
{
    public const string Key = "group_by";

    /// <summary>The columns; null where the stream's records are no groups.</summary>
    public static IReadOnlyList<string>? Read(Section stream)
    {
        if (stream.Find(Key) is not { } at)
            return null;
        if (stream.Has("lines"))
            stream.File.Fault(at, $"a stream has `{Key}` or `lines`, not both", "`lines` joins two files, `group_by` the rows of one");
        if (Yaml.YamlFile.IsNull(at))
            stream.File.Fault(at, $"`{Key}` has no value", "name the columns, or write [] for one record from all rows");
        return stream.Texts(Key);
    }
}
