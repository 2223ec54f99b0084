using ZohoMigrate.Catalog;

namespace ZohoMigrate.Sandbox;

/// <summary>Refuses settings a sandbox cannot run with, all at once.</summary>
internal static class SandboxOptionsCheck
{
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
        foreach (var field in options.UniqueFields.Where(field => !field.StartsWith(CustomFieldsSpec.Prefix, StringComparison.Ordinal)))
            yield return $"unique field {field} is not the API name of a custom field, such as cf_source_id";
    }
}
