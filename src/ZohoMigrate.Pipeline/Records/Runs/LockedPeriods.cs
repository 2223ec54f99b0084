using System.Globalization;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Records.Payloads;

namespace ZohoMigrate.Pipeline.Records.Runs;

/// <summary>The periods an organisation has closed; none where it was not asked.</summary>
public sealed class LockedPeriods(IReadOnlyList<LockedPeriod> periods)
{
    private const string DateFormat = "yyyy-MM-dd";

    /// <summary>Nothing is known to be closed.</summary>
    public static LockedPeriods None { get; } = new([]);

    /// <summary>The period that a record of the module falls into, one that surely holds before one that perhaps does; null where it falls into none.</summary>
    /// <param name="module">Its module.</param>
    /// <param name="payload">What is sent of it.</param>
    public LockedPeriod? Find(ModuleSpec module, PayloadObject payload)
    {
        ArgumentNullException.ThrowIfNull(module);
        ArgumentNullException.ThrowIfNull(payload);
        if (periods.Count == 0 || module.Lock is not { } closed || payload[closed.Date] is not PayloadValue value
            || !DateOnly.TryParseExact(value.ToString(), DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return null;
        }

        return Of(date, closed);
    }

    private LockedPeriod? Of(DateOnly date, LockSpec closed) => periods.Where(period => date <= period.Until && period.IsOn(closed.On) != false)
        .OrderByDescending(period => period.IsOn(closed.On) == true).ThenByDescending(period => period.Until).FirstOrDefault();
}
