using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Mapping.Conversions;
using ZohoMigrate.Pipeline.Mapping.Fields;
using ZohoMigrate.Pipeline.Mapping.Yaml;
using ZohoMigrate.Pipeline.Records.Keys;

namespace ZohoMigrate.Pipeline.Mapping.Compiling;

/// <summary>Compiles <c>sum: { of: line, from: amount }</c>.</summary>
internal sealed class SumCompiler(StreamContext stream)
{
    public const string Key = "sum";

    public SumValue? Compile(Section field, TextConversion conversion, FieldSpec spec, string path)
    {
        ScalarCompiler.Refuse(field, ["map", "default", "trim", "on_invalid", "type", "formats", .. EditsReader.Keys], Key);
        if (spec.Type != FieldType.Decimal)
            stream.File.Fault(field.Find(Key)!, $"field `{path}` holds no amount that a sum could be");
        if (stream.File.Section(field.Find(Key)!, $"`{Key}`", "of", "from") is not { } sum)
            return null;
        if (sum.RequireText("of") is { } of and not "line")
            stream.File.Fault(sum.Find("of")!, $"unknown `of: {of}`", "known: line", NearestName.Of(of, ["line"]));
        if (!stream.HasLines)
            stream.File.Fault(sum.Node, $"field `{path}` is the sum of lines, and there are none here", "give the stream `lines: { source: …, on: … }`, or `group_by`");
        if (sum.RequireText("from") is not { } column)
            return null;

        stream.Need([column], inLine: true, sum.Node);
        ColumnReadings.Note(field, spec, column, inLine: true, stream);
        return new SumValue(column, conversion);
    }
}
