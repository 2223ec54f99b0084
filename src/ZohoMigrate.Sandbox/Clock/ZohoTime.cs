using System.Globalization;

namespace ZohoMigrate.Sandbox.Clock;

/// <summary>Times as Zoho writes them: whole seconds, an offset without a colon (openapi/books/invoices.yml, created_time).</summary>
internal static class ZohoTime
{
    // An organisation in India: whoever drops the offset is five and a half hours out, and notices here.
    private static readonly TimeSpan OrganizationOffset = new(5, 30, 0);

    public static string Write(DateTimeOffset time) =>
        time.ToOffset(OrganizationOffset).ToString("yyyy-MM-dd'T'HH:mm:ss'+0530'", CultureInfo.InvariantCulture);

    /// <summary>A time of day as the organisation's clocks show it.</summary>
    public static DateTimeOffset OfOrganization(DateTime local) => new(DateTime.SpecifyKind(local, DateTimeKind.Unspecified), OrganizationOffset);

    /// <summary>As Zoho CRM writes them, with a colon in the offset.</summary>
    public static string WriteIso(DateTimeOffset time) =>
        time.ToOffset(OrganizationOffset).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
}
