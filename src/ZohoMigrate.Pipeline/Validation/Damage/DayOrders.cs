namespace ZohoMigrate.Pipeline.Validation.Damage;

/// <summary>Tells the order of day and month that date formats have.</summary>
internal static class DayOrders
{
    /// <summary>The one they share; null where none of them begins with either, or they differ.</summary>
    public static DayOrder? Of(IReadOnlyList<string> formats)
    {
        var orders = formats.Where(format => !format.StartsWith('y')).Select(Of).OfType<DayOrder>().Distinct().ToList();
        return orders is [var order] ? order : null;
    }

    private static DayOrder? Of(string format) => (format.IndexOf('d', StringComparison.Ordinal), format.IndexOf('M', StringComparison.Ordinal)) switch
    {
        ( < 0, _) or (_, < 0) => null,
        var (day, month) => day < month ? DayOrder.DayFirst : DayOrder.MonthFirst,
    };
}
