using ZohoMigrate.Pipeline.Records.Rows;
using static SQLitePCL.raw;

namespace ZohoMigrate.Pipeline.Sources.Views;

/// <summary>
/// What a view may do: read the tables of its pack, and reckon with what it read. A pack may come from a stranger, so whatever is not on the
/// list is refused. What we ask of the same database ourselves is not asked about.
/// </summary>
internal sealed class ViewGuard
{
    // Those whose result is the same whenever they are asked, and which reach nothing but their arguments. Those of dates are not among them: asked for `now` they tell today's.
    private static readonly HashSet<string> Functions = new(
        """
        abs avg ceil ceiling char coalesce concat concat_ws count cume_dist decimal_sum dense_rank first_value floor format glob
        group_concat hex if ifnull iif instr json json_array json_array_length json_extract json_object json_quote json_type json_valid lag
        last_value lead length like likelihood likely lower ltrim max min mod nth_value ntile nullif octet_length percent_rank printf quote
        rank replace round row_number rtrim sign string_agg substr substring subtype sum total trim trunc typeof unhex unicode unlikely
        upper -> ->>
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries),
        StringComparer.OrdinalIgnoreCase);

    // What a JSON text holds, as rows: it reads nothing but its argument.
    private static readonly HashSet<string> Lists = new(["json_each", "json_tree"], StringComparer.OrdinalIgnoreCase);

    private static readonly Dictionary<int, string> Words = new()
    {
        [SQLITE_ATTACH] = "ATTACH",
        [SQLITE_DETACH] = "DETACH",
        [SQLITE_PRAGMA] = "PRAGMA",
        [SQLITE_INSERT] = "INSERT",
        [SQLITE_UPDATE] = "UPDATE",
        [SQLITE_DELETE] = "DELETE",
        [SQLITE_TRANSACTION] = "a transaction",
        [SQLITE_SAVEPOINT] = "a savepoint",
    };

    private readonly Dictionary<string, string> _tables;
    private ViewUse? _use;

    public ViewGuard(IEnumerable<ViewTable> tables) =>
        _tables = tables.ToDictionary(table => table.Name, table => table.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>Watches what a view does until it is handed back.</summary>
    public IDisposable Watch(ViewUse use)
    {
        _use = use;
        return new Watching(this);
    }

    /// <summary>SQLite's authorizer: asked while a statement is prepared.</summary>
    public int Authorize(int action, string? first, string? second)
    {
        if (_use is not { } use)
            return SQLITE_OK;
        var denied = action switch
        {
            SQLITE_SELECT or SQLITE_RECURSIVE => null,
            SQLITE_READ => Read(use, first ?? "", second ?? ""),
            SQLITE_FUNCTION when Functions.Contains(second ?? "") => null,
            SQLITE_FUNCTION => second,
            _ => Words.GetValueOrDefault(action, "anything but SELECT"),
        };
        if (denied is null)
            return SQLITE_OK;
        use.Denied ??= denied;
        return SQLITE_DENY;
    }

    private string? Read(ViewUse use, string table, string column)
    {
        if (_tables.TryGetValue(table, out var name))
            use.Tables.Add(name);
        // A name that is not one of our tables, and of which no column is read, is defined by the view itself (WITH).
        else if (!Lists.Contains(table) && (column.Length > 0 || table.Contains('_', StringComparison.Ordinal) && IsOfSqlite(table)))
            return table;
        return null;
    }

    private static bool IsOfSqlite(string table) =>
        table.StartsWith("sqlite_", StringComparison.OrdinalIgnoreCase) || table.StartsWith("pragma_", StringComparison.OrdinalIgnoreCase) || table.StartsWith('_');

    private sealed class Watching(ViewGuard guard) : IDisposable
    {
        public void Dispose() => guard._use = null;
    }
}
