namespace ZohoMigrate.Zoho;

/// <summary>The settings do not let us speak to Zoho: the message names the setting and what to do.</summary>
public sealed class ZohoSettingsException : Exception
{
    public ZohoSettingsException()
    {
    }

    public ZohoSettingsException(string message)
        : base(message)
    {
    }

    public ZohoSettingsException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
