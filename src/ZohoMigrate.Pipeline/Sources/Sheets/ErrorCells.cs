using System.Globalization;
using System.IO.Compression;
using System.Xml;

namespace ZohoMigrate.Pipeline.Sources.Sheets;

/// <summary>
/// The cells of a sheet that hold an error, or a formula that nobody has worked out yet, row by row beside the reader of its values, which takes
/// them for empty ones: what is broken in a workbook must not pass for what was left blank.
/// </summary>
internal sealed class ErrorCells : IAsyncDisposable
{
    // Programs that write workbooks leave it to Excel to work their formulas out.
    private const string NotWorkedOut = "#CALC!";

    private static readonly Dictionary<int, string> None = [];

    private readonly ZipArchive _parts;
    private readonly XmlReader _sheet;
    private Dictionary<int, string> _errors = None;
    private long _row;

    private ErrorCells(ZipArchive parts, XmlReader sheet) => (_parts, _sheet) = (parts, sheet);

    public static ErrorCells Open(string path, string sheet)
    {
        var parts = ZipFile.OpenRead(path);
        var part = WorkbookParts.Sheet(parts, sheet) ?? throw new InvalidDataException($"the part of sheet {sheet} is not there");
        return new ErrorCells(parts, XmlReader.Create(part.Open()));
    }

    /// <summary>Place, from 0, → error ("#REF!"). Rows are asked for in order.</summary>
    public Dictionary<int, string> Of(long row)
    {
        while (_row < row && ReadToRow())
            _errors = ReadRow();
        return _row == row ? _errors : None;
    }

    public ValueTask DisposeAsync()
    {
        _sheet.Dispose();
        return _parts.DisposeAsync();
    }

    private bool ReadToRow()
    {
        while (_sheet.Read())
        {
            if (_sheet is not { NodeType: XmlNodeType.Element, LocalName: "row" })
                continue;
            _row = long.TryParse(_sheet.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : _row + 1;
            return true;
        }

        _row = long.MaxValue;
        return false;
    }

    private Dictionary<int, string> ReadRow()
    {
        if (_sheet.IsEmptyElement)
            return None;
        var errors = None;
        var (place, formula) = (-1, (int?)null);
        while (_sheet.Read() && _sheet is not { NodeType: XmlNodeType.EndElement, LocalName: "row" })
        {
            switch (_sheet)
            {
                case { NodeType: XmlNodeType.Element, LocalName: "c" }:
                    place = PlaceOf(_sheet.GetAttribute("r")) ?? place + 1;
                    if (_sheet.GetAttribute("t") == "e")
                        errors = With(errors, place, ReadValue());
                    break;
                case { NodeType: XmlNodeType.Element, LocalName: "f" }:
                    formula = place;
                    break;
                case { NodeType: XmlNodeType.Element, LocalName: "v" or "is" }:
                    formula = null;
                    break;
                case { NodeType: XmlNodeType.EndElement, LocalName: "c" } when formula is { } open:
                    errors = With(errors, open, NotWorkedOut);
                    formula = null;
                    break;
            }
        }

        return errors;
    }

    private static Dictionary<int, string> With(Dictionary<int, string> errors, int place, string error)
    {
        errors = errors == None ? [] : errors;
        errors[place] = error;
        return errors;
    }

    private string ReadValue()
    {
        using var cell = _sheet.ReadSubtree();
        return cell.ReadToFollowing("v") || cell.LocalName == "v" ? cell.ReadElementContentAsString() : "#ERROR!";
    }

    // "AB12" → 27.
    private static int? PlaceOf(string? reference)
    {
        var place = 0;
        foreach (var letter in (reference ?? "").TakeWhile(char.IsAsciiLetterUpper))
            place = (place * 26) + letter - 'A' + 1;
        return place == 0 ? null : place - 1;
    }
}
