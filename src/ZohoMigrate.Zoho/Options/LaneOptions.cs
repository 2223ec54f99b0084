using System.ComponentModel.DataAnnotations;
using ZohoMigrate.Catalog;

namespace ZohoMigrate.Zoho.Options;

/// <summary>What the user says of a lane, over what the catalogue says: the settings under <c>Limits:Books:</c>, <c>Limits:Crm:</c>. Null = the catalogue's.</summary>
public sealed record LaneOptions
{
    /// <summary>Where a product's limits stand among the settings: "Limits:Books".</summary>
    public static string SectionOf(string product)
    {
        ArgumentException.ThrowIfNullOrEmpty(product);
        return $"Limits:{char.ToUpperInvariant(product[0])}{product[1..]}";
    }

    /// <summary>Most requests in any rolling <see cref="Window"/>.</summary>
    [Range(1, 1_000_000)]
    public int? Requests { get; init; }

    /// <summary>Length of the rolling window; 10 ms to a day.</summary>
    [Range(typeof(TimeSpan), "00:00:00.01", "1.00:00:00")]
    public TimeSpan? Window { get; init; }

    /// <summary>Most requests in process at once.</summary>
    [Range(1, 1000)]
    public int? Concurrency { get; init; }

    /// <summary>Most requests in a day. Null = what the organisation's plan allows.</summary>
    [Range(1, int.MaxValue)]
    public int? PerDay { get; init; }

    /// <summary>The time zone at whose midnight Zoho begins a new day of requests. Null = not known: every 24 hours count as a day.</summary>
    [TimeZoneName]
    public string? DayZone { get; init; }

    /// <summary>Requests of each window left to the organisation's other programs.</summary>
    [Range(0, 1_000_000)]
    public int Headroom { get; init; }

    /// <summary>Share of each day's requests left to the organisation's users and other programs, such as "20%". Null = none.</summary>
    [Share]
    public string? Reserve { get; init; }

    /// <summary>The catalogue's lane with the user's word in it; of a window's requests <see cref="Headroom"/> is taken off, but for one.</summary>
    public LaneSpec Over(LaneSpec spec)
    {
        ArgumentNullException.ThrowIfNull(spec);
        return spec with
        {
            Requests = spec.Requests is { } requests ? Math.Max(1, Wanted(requests, spec.Lock is not null) - Headroom) : null,
            Window = Window ?? spec.Window,
            Concurrency = spec.Concurrency is { } concurrency ? Concurrency ?? concurrency : null,
            PerDay = spec.PerDay is { } perDay ? PerDay ?? perDay : null,
        };
    }

    // A product has many lanes with locks, each with its own limit: one word for all of them can only make the wide ones narrower.
    private int Wanted(int requests, bool isLocking) => isLocking ? Math.Min(Requests ?? requests, requests) : Requests ?? requests;

    /// <summary>What of the requests that the organisation may make in a day is ours: all but <see cref="Reserve"/>, at least one.</summary>
    public int OursOfDay(int perDay) => Left(perDay, ReservedShare);

    internal static int Left(int perDay, decimal reserved) => reserved == 0 ? perDay : Math.Max(1, (int)(perDay * (1 - reserved)));

    internal decimal ReservedShare => Reserve is null ? 0 : ShareAttribute.Parse(Reserve) ?? 0;

    internal TimeZoneInfo? Zone => DayZone is null ? null : TimeZoneInfo.FindSystemTimeZoneById(DayZone);
}
