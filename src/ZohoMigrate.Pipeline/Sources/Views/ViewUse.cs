namespace ZohoMigrate.Pipeline.Sources.Views;

/// <summary>What a view turned out to do.</summary>
internal sealed class ViewUse
{
    /// <summary>The tables it reads.</summary>
    public HashSet<string> Tables { get; } = new(StringComparer.Ordinal);

    /// <summary>The first thing it asked for and may not; null when there was none.</summary>
    public string? Denied { get; set; }
}
