namespace ZohoMigrate.Pipeline.Records;

/// <summary>A list of Zoho's in which records are looked up, and by which of their fields.</summary>
/// <param name="Module">Whose list ("books.accounts").</param>
/// <param name="By">The field ("account_name").</param>
public sealed record LookupList(string Module, string By)
{
    private const char Mark = '?';

    /// <summary>As it is written down: "books.accounts?account_name". No stream has such a name.</summary>
    public string Name => $"{Module}{Mark}{By}";

    /// <summary>Whether a name is such a one, and not a stream's.</summary>
    internal static bool IsName(string name) => name.Contains(Mark, StringComparison.Ordinal);

    /// <summary>Reads <see cref="Name"/>.</summary>
    public static LookupList Parse(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var parts = name.Split(Mark, 2);
        return new LookupList(parts[0], parts[1]);
    }
}
