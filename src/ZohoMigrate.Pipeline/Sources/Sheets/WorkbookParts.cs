using System.IO.Compression;
using System.Xml;

namespace ZohoMigrate.Pipeline.Sources.Sheets;

/// <summary>What of a workbook's archive is what, as its relationships say: the parts themselves may have any name.</summary>
internal static class WorkbookParts
{
    public const string Book = "xl/workbook.xml";

    private const string Related = "xl/_rels/workbook.xml.rels";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <summary>The part that holds a sheet's rows; null where there is none.</summary>
    public static ZipArchiveEntry? Sheet(ZipArchive parts, string name)
    {
        var id = Read(parts, Book, "sheet").Where(sheet => sheet("name") == name).Select(sheet => sheet("id")).FirstOrDefault();
        var part = Read(parts, Related, "Relationship").Where(related => related("Id") == id).Select(related => PartOf(related("Target"))).FirstOrDefault();
        return part is null ? null : parts.GetEntry(part);
    }

    /// <summary>Whether the workbook says that its day 0 is the first of 1904.</summary>
    public static bool CountsFrom1904(ZipArchive parts) => Read(parts, Book, "workbookPr").Any(about => about("date1904") is "1" or "true");

    /// <summary>Bytes of all parts that may be held in memory as a whole: every part that is not only a sheet.</summary>
    public static long HeldBytes(ZipArchive parts)
    {
        var related = Read(parts, Related, "Relationship").Select(related => (Part: PartOf(related("Target")), IsSheet: related("Type")?.EndsWith("/worksheet", StringComparison.Ordinal) == true)).ToList();
        var sheets = related.Where(part => part.IsSheet).Select(part => part.Part).Except(related.Where(part => !part.IsSheet).Select(part => part.Part), StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal);
        return parts.Entries.Where(part => part.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) && !sheets.Contains(part.FullName)).Sum(part => part.Length);
    }

    private static string? PartOf(string? target) => target is null ? null : target.StartsWith('/') ? target[1..] : $"xl/{target}";

    // The elements of that name, each as its attributes by their names; none where the part is not there.
    private static List<Func<string, string?>> Read(ZipArchive parts, string part, string element)
    {
        var elements = new List<Func<string, string?>>();
        if (parts.GetEntry(part) is not { } entry)
            return elements;
        using var xml = XmlReader.Create(entry.Open(), new XmlReaderSettings { CloseInput = true });
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element || xml.LocalName != element)
                continue;
            var attributes = new Dictionary<string, string>(StringComparer.Ordinal);
            while (xml.MoveToNextAttribute())
            {
                if (xml.NamespaceURI is "" or Relations)
                    attributes[xml.LocalName] = xml.Value;
            }

            elements.Add(name => attributes.GetValueOrDefault(name));
        }

        return elements;
    }
}
