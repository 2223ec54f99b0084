namespace ZohoMigrate.Zoho.OAuth;

/// <summary>Where each data centre's servers are (reference/zoho-oauth.md §1), and which of them take files (reference/zoho-crm.md §1). Canada's hosts do not
/// follow the pattern, nor does the one that takes files in Arabia; that of Cliq in the Emirates is not documented, nor are those that take files in
/// Britain and there.</summary>
internal static class DataCenters
{
    private static readonly Dictionary<string, DataCenter> All = new(StringComparer.OrdinalIgnoreCase)
    {
        ["com"] = new(new("https://accounts.zoho.com"), new("https://www.zohoapis.com"), new("https://cliq.zoho.com"), new("https://content.zohoapis.com")),
        ["eu"] = new(new("https://accounts.zoho.eu"), new("https://www.zohoapis.eu"), new("https://cliq.zoho.eu"), new("https://content.zohoapis.eu")),
        ["in"] = new(new("https://accounts.zoho.in"), new("https://www.zohoapis.in"), new("https://cliq.zoho.in"), new("https://content.zohoapis.in")),
        ["au"] = new(new("https://accounts.zoho.com.au"), new("https://www.zohoapis.com.au"), new("https://cliq.zoho.com.au"), new("https://content.zohoapis.com.au")),
        ["jp"] = new(new("https://accounts.zoho.jp"), new("https://www.zohoapis.jp"), new("https://cliq.zoho.jp"), new("https://content.zohoapis.jp")),
        ["ca"] = new(new("https://accounts.zohocloud.ca"), new("https://www.zohoapis.ca"), new("https://cliq.zohocloud.ca"), new("https://upload.zohocloud.ca")),
        ["cn"] = new(new("https://accounts.zoho.com.cn"), new("https://www.zohoapis.com.cn"), new("https://cliq.zoho.com.cn"), new("https://content.zohoapis.com.cn")),
        ["sa"] = new(new("https://accounts.zoho.sa"), new("https://www.zohoapis.sa"), new("https://cliq.zoho.sa"), new("https://files.zoho.sa")),
        ["uk"] = new(new("https://accounts.zoho.uk"), new("https://www.zohoapis.uk"), new("https://cliq.zoho.uk"), new("https://content.zohoapis.uk")),
        ["ae"] = new(new("https://accounts.zoho.ae"), new("https://www.zohoapis.ae"), new("https://cliq.zoho.ae"), new("https://content.zohoapis.ae")),
    };

    /// <summary>The data centre whose web app ends so.</summary>
    /// <exception cref="ZohoSettingsException">There is none.</exception>
    public static DataCenter Of(string ending) => All.TryGetValue(ending, out var found)
        ? found
        : throw new ZohoSettingsException($"Zoho:DataCenter is \"{ending}\"; it can be {string.Join(", ", All.Keys)} (the end of your Zoho address).");
}
