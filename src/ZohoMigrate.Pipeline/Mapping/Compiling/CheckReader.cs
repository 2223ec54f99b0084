using System.Globalization;
using YamlDotNet.RepresentationModel;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Mapping.Yaml;
using ZohoMigrate.Pipeline.Records.Totals;

namespace ZohoMigrate.Pipeline.Mapping.Compiling;

/// <summary>Reads <c>check: { total: { from: OrderTotal, tolerance: 0.01 } }</c>.</summary>
internal static class CheckReader
{
    public static TotalCheck? Read(YamlNode? node, StreamContext stream)
    {
        if (node is null || stream.File.Section(node, "`check`", "total") is not { } check || check.HasUnknownKey || check.Require("total") is not { } totalNode)
            return null;
        if (RecordTotal.FieldOf(stream.Module) is not { } field)
        {
            stream.File.Fault(totalNode, $"{stream.Module.Module} has no total that could be checked");
            return null;
        }

        if (stream.File.Section(totalNode, "`total`", "from", "tolerance", "culture", "currency", "positive") is not { } total || total.RequireText("from") is not { } column)
            return null;

        var spec = new FieldSpec { Type = FieldType.Decimal };
        stream.Need([column], inLine: false, totalNode, spec);
        ColumnReadings.Note(total, spec, column, inLine: false, stream);
        return new TotalCheck(field, column, Tolerance(total), Spelling.Of(total, stream.Defaults).Amounts);
    }

    private static decimal Tolerance(Section total)
    {
        if (!total.Has("tolerance"))
            return 0;
        if (decimal.TryParse(total.RequireText("tolerance"), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var tolerance))
            return tolerance;

        total.File.Fault(total.Find("tolerance")!, "`tolerance` should be an amount of 0 or more, such as 0.01");
        return 0;
    }
}
