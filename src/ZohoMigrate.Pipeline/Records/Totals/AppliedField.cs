using System.Globalization;
using ZohoMigrate.Catalog;

namespace ZohoMigrate.Pipeline.Records.Totals;

/// <summary>Where the records of a module say what they apply to others: in which list, how much, and to which.</summary>
internal sealed record AppliedField(string List, string Amount, string To)
{
    /// <summary>The path of what an element of the list leads to.</summary>
    public string PathOfTo(int index) => string.Create(CultureInfo.InvariantCulture, $"{List}[{index}].{To}");

    public static IReadOnlyList<AppliedField> Of(ModuleSpec module) =>
    [
        .. from list in module.Fields
           where list.Value.Type == FieldType.List
           from amount in list.Value.Fields
           where amount.Value.AppliedTo is not null
           select new AppliedField(list.Key, amount.Key, amount.Value.AppliedTo!),
    ];
}
