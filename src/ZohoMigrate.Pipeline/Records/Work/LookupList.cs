using System.Text.Json;

namespace ZohoMigrate.Pipeline.Records.Work;

/// <summary>A list of Zoho's in which records are looked up, and by which of their fields.</summary>
/// <param name="Module">Whose list ("books.accounts").</param>
/// <param name="By">The field ("account_name"), or several ("tax_percentage&amp;tax_type").</param>
public sealed record LookupList(string Module, string By)
{
    private const char Mark = '?';
    private const char Between = '&';

    /// <summary>A list in which records are told by several fields at once.</summary>
    public LookupList(string module, IEnumerable<string> fields)
        : this(module, string.Join(Between, fields))
    {
    }

    /// <summary>As it is written down: "books.accounts?account_name". No stream has such a name.</summary>
    public string Name => $"{Module}{Mark}{By}";

    /// <summary>The fields.</summary>
    public IReadOnlyList<string> Fields => By.Split(Between);

    /// <summary>Whether a name is such a one, and not a stream's.</summary>
    internal static bool IsName(string name) => name.Contains(Mark, StringComparison.Ordinal);

    /// <summary>Reads <see cref="Name"/>.</summary>
    public static LookupList Parse(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var parts = name.Split(Mark, 2);
        return new LookupList(parts[0], parts[1]);
    }

    /// <summary>What is sought, as one text: the value of the one field, or those of several as JSON.</summary>
    /// <param name="values">A value for each of the <see cref="Fields"/>.</param>
    internal static string Value(IReadOnlyList<string> values) => values is [var one] ? one : JsonSerializer.Serialize(values);

    /// <summary>Reads what <see cref="Value"/> made.</summary>
    internal IReadOnlyList<string> Values(string value) => Fields.Count == 1 ? [value] : JsonSerializer.Deserialize<string[]>(value)!;
}
