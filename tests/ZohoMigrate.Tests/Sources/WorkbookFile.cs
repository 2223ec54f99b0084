using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;

namespace ZohoMigrate.Tests.Sources;

/// <summary>Writes small workbooks as Excel does, part by part. A cell is its XML: <see cref="Text"/>, <see cref="Number"/> …</summary>
internal static class WorkbookFile
{
    private const string Main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";

    // Styles by number: general, date, date with time, time, a code of five digits, a percentage.
    private const string Styles =
        $"""<styleSheet {Main}><numFmts count="1"><numFmt numFmtId="170" formatCode="00000"/></numFmts><cellXfs count="6"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="22"/><xf numFmtId="20"/><xf numFmtId="170"/><xf numFmtId="9"/></cellXfs></styleSheet>""";

    public static string Text(string text) => $"""t="inlineStr"><is><t xml:space="preserve">{SecurityElement.Escape(text)}</t></is>""";

    public static string Number(string number, int style = 0) => $"""s="{style}"><v>{number}</v>""";

    public static string Error(string error) => $"""t="e"><v>{error}</v>""";

    public static string Formula(string formula, string value) => $"><f>{formula}</f><v>{value}</v>";

    public static byte[] Of(params (string Name, string?[][] Rows)[] sheets) => Of(areHidden: false, "", sheets);

    /// <summary>Of a workbook whose days are counted from 1904, the rows of the only sheet.</summary>
    public static byte[] OfMac(params string?[][] rows) => Of(areHidden: false, "", [("Sheet1", rows)], countsFrom1904: true);

    /// <param name="merged">Cells that are one: "C2:C3".</param>
    /// <param name="rows">The only sheet's.</param>
    public static byte[] OfMerged(IEnumerable<string> merged, string?[][] rows) =>
        Of(areHidden: false, $"<mergeCells>{string.Concat(merged.Select(cells => $"<mergeCell ref=\"{cells}\"/>"))}</mergeCells>", [("Sheet1", rows)]);

    /// <param name="rows">The only sheet's, the last two of which a filter hides.</param>
    public static byte[] OfFiltered(string?[][] rows) => Of(areHidden: false, "", [("Sheet1", rows)], hiddenRows: 2);

    public static byte[] OfHidden(params (string Name, string?[][] Rows)[] sheets) => Of(areHidden: true, "", sheets);

    private static byte[] Of(bool areHidden, string behind, (string Name, string?[][] Rows)[] sheets, bool countsFrom1904 = false, int hiddenRows = 0)
    {
        using var bytes = new MemoryStream();
        using (var parts = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Write(parts, "[Content_Types].xml", $"""<Types xmlns="{Package}/content-types"/>""");
            Write(parts, "xl/styles.xml", Styles);
            Write(parts, "xl/workbook.xml", $"""<workbook {Main} xmlns:r="{Office}"><workbookPr date1904="{(countsFrom1904 ? 1 : 0)}"/><sheets>{string.Concat(sheets.Select((sheet, i) => $"""<sheet name="{sheet.Name}" sheetId="{i + 1}"{(areHidden ? " state=\"hidden\"" : "")} r:id="rId{i + 1}"/>"""))}</sheets></workbook>""");
            Write(parts, "xl/_rels/workbook.xml.rels", $"""<Relationships xmlns="{Package}/relationships"><Relationship Id="rId99" Type="{Office}/styles" Target="styles.xml"/>{string.Concat(sheets.Select((_, i) => $"""<Relationship Id="rId{i + 1}" Type="{Office}/worksheet" Target="worksheets/sheet{i + 1}.xml"/>"""))}</Relationships>""");
            for (var i = 0; i < sheets.Length; i++)
                Write(parts, $"xl/worksheets/sheet{i + 1}.xml", Sheet(sheets[i].Rows, behind, hiddenRows));
        }

        return bytes.ToArray();
    }

    private static string Sheet(string?[][] rows, string behind, int hiddenRows)
    {
        var xml = new StringBuilder($"<worksheet {Main}><sheetData>");
        for (var row = 0; row < rows.Length; row++)
        {
            xml.Append(CultureInfo.InvariantCulture, $"""<row r="{row + 1}"{(row >= rows.Length - hiddenRows ? " hidden=\"1\"" : "")}>""");
            for (var i = 0; i < rows[row].Length; i++)
            {
                if (rows[row][i] is { } cell)
                    xml.Append(CultureInfo.InvariantCulture, $"""<c r="{(char)('A' + i)}{row + 1}" {cell}</c>""");
            }

            xml.Append("</row>");
        }

        return xml.Append("</sheetData>").Append(behind).Append("</worksheet>").ToString();
    }

    private static void Write(ZipArchive parts, string name, string text)
    {
        using var part = new StreamWriter(parts.CreateEntry(name).Open());
        part.Write(text);
    }
}
