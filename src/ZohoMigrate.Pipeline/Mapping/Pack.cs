using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Mapping.Compiling;
using ZohoMigrate.Pipeline.Mapping.Compiling.Views;
using ZohoMigrate.Pipeline.Records.Rows;

namespace ZohoMigrate.Pipeline.Mapping;

/// <summary>A mapping pack, compiled: which sources become which records of which modules.</summary>
public sealed class Pack
{
    private readonly PackViews _views;

    internal Pack(
        string name, IReadOnlyList<string> products, string folder, string fingerprint, IReadOnlyList<StreamMapping> streams, PackViews views)
    {
        _views = views;
        Name = name;
        Products = products;
        Folder = Path.GetFullPath(folder);
        Fingerprint = fingerprint;
        Streams = streams;
    }

    public string Name { get; }

    /// <summary>The products it delivers to ("books").</summary>
    public IReadOnlyList<string> Products { get; }

    /// <summary>Full path.</summary>
    public string Folder { get; }

    /// <summary>SHA-256 over all files of the folder but its tests.</summary>
    public string Fingerprint { get; }

    /// <summary>In order of delivery: parents first, otherwise as migration.yaml lists them.</summary>
    public IReadOnlyList<StreamMapping> Streams { get; }

    /// <summary>The currency its amounts are in where they name none, in which the organisation's books must be; empty where it does not say.</summary>
    public string Currency { get; internal init; } = "";

    /// <summary>The streams that others refer to.</summary>
    internal IReadOnlySet<string> Referred => Streams.SelectMany(stream => stream.Parents).ToHashSet(StringComparer.Ordinal);

    /// <summary>The same pack with these streams.</summary>
    internal Pack With(IReadOnlyList<StreamMapping> streams) => new(Name, Products, Folder, Fingerprint, streams, _views) { Currency = Currency };

    /// <summary>Reads a pack's migration.yaml and its streams, and compiles them against what Zoho demands.</summary>
    /// <param name="folder">The pack's folder.</param>
    /// <param name="parameters">What <c>--set</c> gave.</param>
    /// <param name="catalogue">What Zoho demands.</param>
    /// <exception cref="PackException">Anything is wrong with the pack; all of it is listed.</exception>
    public static Pack Load(string folder, IReadOnlyDictionary<string, string> parameters, ZohoCatalogue catalogue) =>
        new PackReader(folder, parameters, catalogue).Read();

    /// <summary>One of its views, whether a stream reads it or not.</summary>
    /// <param name="name">Its file, below the pack's folder.</param>
    /// <exception cref="PackException">There is none of that name, or it cannot be read.</exception>
    public TableSource View(string name) => _views.Find(name);
}
