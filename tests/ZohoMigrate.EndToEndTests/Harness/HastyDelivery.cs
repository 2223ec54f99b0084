using ZohoMigrate.Zoho.Options;

namespace ZohoMigrate.EndToEndTests.Harness;

/// <summary>Waiting times for a sandbox in this process, where nothing is late.</summary>
internal static class HastyDelivery
{
    public static DeliveryOptions Options { get; } = new()
    {
        AttemptTimeout = TimeSpan.FromSeconds(2),
        MaxAttempts = 8,
        SettleDelay = TimeSpan.FromMilliseconds(200),
        LateArrival = TimeSpan.FromMilliseconds(200),
        AbsenceDelay = TimeSpan.FromMilliseconds(700),
        DefaultCooldown = TimeSpan.FromMilliseconds(500),
    };
}
