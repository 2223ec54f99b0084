namespace ZohoMigrate.Pipeline.Records.Totals;

/// <summary>What is left of a total while amounts are taken of it in order. From the first that does not fit, none does.</summary>
internal sealed class Remainder(decimal total)
{
    // Subtracted from the total, not summed: so no sum can be too large for a decimal.
    private decimal _left = total;

    public bool IsOverdrawn { get; private set; }

    /// <summary>Whether the amount fits.</summary>
    public bool Take(decimal amount)
    {
        IsOverdrawn |= amount > _left;
        if (!IsOverdrawn)
            _left -= amount;
        return !IsOverdrawn;
    }
}
