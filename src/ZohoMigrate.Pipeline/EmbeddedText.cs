namespace ZohoMigrate.Pipeline;

/// <summary>The SQL and style files this assembly carries.</summary>
internal static class EmbeddedText
{
    public static string Read(string name)
    {
        using var reader = new StreamReader(typeof(EmbeddedText).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
