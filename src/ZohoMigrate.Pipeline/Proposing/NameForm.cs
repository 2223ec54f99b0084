namespace ZohoMigrate.Pipeline.Proposing;

/// <summary>What of a name counts when names are compared: letters and digits, small. "Customer Name", "customer_name" and "customerName" are one.</summary>
internal static class NameForm
{
    public static string Of(string name) => string.Concat(name.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant));

    /// <summary>The same without the "s" at its end.</summary>
    public static string Singular(string name) => Of(name) is var form && form.EndsWith('s') ? form[..^1] : Of(name);
}
