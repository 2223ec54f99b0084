namespace ZohoMigrate.Zoho;

/// <summary>A file that a call uploads.</summary>
/// <param name="Name">Its name at Zoho.</param>
/// <param name="Bytes">How long it is.</param>
/// <param name="Open">
/// Gives all of it from its beginning; asked once for each attempt. A fault while it is opened or read is an <see cref="IOException"/>: the
/// attempt breaks off then, before the last byte has left.
/// </param>
public sealed record ApiFile(string Name, long Bytes, Func<Stream> Open)
{
    /// <summary>The part of the form that holds it.</summary>
    public string Part { get; init; } = "file";

    public string MediaType { get; init; } = "application/octet-stream";

    /// <summary>The other parts of the form, which are texts.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Texts { get; init; } = [];

    /// <summary>One that is held in memory.</summary>
    public static ApiFile Of(string name, byte[] content) => new(name, content.Length, () => new MemoryStream(content, writable: false));
}
