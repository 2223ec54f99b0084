using System.ComponentModel.DataAnnotations;

namespace ZohoMigrate.Zoho.Options;

/// <summary>How long to wait for what: the settings under <c>Delivery:</c>.</summary>
public sealed record DeliveryOptions
{
    public const string Section = "Delivery";

    /// <summary>Longest time from the first byte sent to the last byte received of one attempt, by the real clock.</summary>
    [Range(typeof(TimeSpan), "00:00:00.05", "01:00:00")]
    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Most attempts of one request that fail on their own account; throttles and outages are not counted.</summary>
    [Range(1, 100)]
    public int MaxAttempts { get; init; } = 5;

    /// <summary>Rest between an unknown attempt's end and the first look for its record.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan SettleDelay { get; init; } = TimeSpan.FromSeconds(90);

    /// <summary>How long a record that Zoho has may stay invisible in its lists.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan AbsenceDelay { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How long after its abort an abandoned request may still reach Zoho.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan LateArrival { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Which records of Zoho CRM go by bulk write.</summary>
    [EnumDataType(typeof(BulkChoice))]
    public BulkChoice Bulk { get; init; } = BulkChoice.Never;

    /// <summary>How long after it was asked for a job may still make its records, where nobody heard that it is over: a job may wait for its turn.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "7.00:00:00")]
    public TimeSpan JobArrival { get; init; } = TimeSpan.FromDays(1);

    /// <summary>How long after its last attempt something may still be made: by the request itself, or by a job that waits for its turn.</summary>
    public TimeSpan ArrivalOf(bool mayBeQueued) => mayBeQueued && JobArrival > LateArrival ? JobArrival : LateArrival;

    /// <summary>How long a lane rests after a throttle that names no time itself.</summary>
    [Range(typeof(TimeSpan), "00:00:00.01", "1.00:00:00")]
    public TimeSpan DefaultCooldown { get; init; } = TimeSpan.FromMinutes(1);
}
