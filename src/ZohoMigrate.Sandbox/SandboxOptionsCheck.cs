using ZohoMigrate.Catalog;

namespace ZohoMigrate.Sandbox;

/// <summary>Refuses settings a sandbox cannot run with, all at once.</summary>
internal static class SandboxOptionsCheck
{
    // The ids of its records begin with seven of them.
    private const int FewestDigits = 7;

    public static void Throw(SandboxOptions options)
    {
        var faults = Faults(options).ToList();
        if (faults.Count > 0)
            throw new SandboxException($"The sandbox cannot start: {string.Join("; ", faults)}.");
    }

    private static IEnumerable<string> Faults(SandboxOptions options)
    {
        if (options.Port is < 0 or > 65_535)
            yield return $"port {options.Port} is not between 0 and 65535";
        if (options.UploadPort is < 0 or > 65_535)
            yield return $"upload port {options.UploadPort} is not between 0 and 65535";
        if (options.Port > 0 && options.UploadPort == options.Port)
            yield return $"upload port {options.UploadPort} is the port of all other calls: leave it out, and that port takes uploads too";
        if (options.BulkTime < TimeSpan.Zero || options.BulkTime > TimeSpan.FromDays(1))
            yield return $"bulk time {options.BulkTime} is not between 0 and a day";
        if (options.Limit < 1)
            yield return $"limit {options.Limit} is below 1";
        if (options.Window <= TimeSpan.Zero || options.Window > TimeSpan.FromDays(1))
            yield return $"window {options.Window} is not above 0 and at most a day";
        if (options.Block < TimeSpan.Zero)
            yield return $"block {options.Block} is below 0";
        if (options.Concurrency < 1)
            yield return $"concurrency {options.Concurrency} is below 1";
        if (options.PerDay < 1)
            yield return $"per-day limit {options.PerDay} is below 1";
        if (options.TokenLifetime <= TimeSpan.Zero)
            yield return $"token lifetime {options.TokenLifetime} is not above 0";
        if (options.Latency < TimeSpan.Zero)
            yield return $"latency {options.Latency} is below 0";
        if (options.CrmOrganizationId is { } number && (number.Length < FewestDigits || !number.All(char.IsAsciiDigit)))
            yield return $"Zoho CRM's number of the organisation {number} is not one of {FewestDigits} digits or more";
        if (options.Credits < 1)
            yield return $"credits {options.Credits} are below 1";
        foreach (var field in options.UniqueFields.Where(field => !IsApiName(field)))
            yield return $"unique field {field} is not the API name of a custom field, such as cf_source_id in Zoho Books or Source_Id in Zoho CRM";
    }

    // Zoho Books' custom fields begin with cf_, Zoho CRM's with a capital letter.
    private static bool IsApiName(string field) =>
        field.StartsWith(CustomFieldsSpec.Prefix, StringComparison.Ordinal) || (field.Length > 0 && char.IsAsciiLetterUpper(field[0]));
}
