namespace ZohoMigrate.Pipeline.Checkpointing;

/// <summary>The SQL files this assembly carries.</summary>
internal static class EmbeddedText
{
    public static string Read(string name)
    {
        using var reader = new StreamReader(typeof(EmbeddedText).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
