using System.Globalization;
using YamlDotNet.RepresentationModel;
using ZohoMigrate.Catalog.India;
using ZohoMigrate.Pipeline.Mapping.Conversions;
using ZohoMigrate.Pipeline.Mapping.Yaml;
using ZohoMigrate.Pipeline.Records.Keys;
using ZohoMigrate.Pipeline.Records.Payloads;
using ZohoMigrate.Pipeline.Records.Rows;

namespace ZohoMigrate.Pipeline.Mapping;

/// <summary>Reads the values of a pack that say how a source is written.</summary>
internal static class Spelling
{
    /// <summary>How a field's text is written, where its section says otherwise than the defaults.</summary>
    public static ValueSpelling Of(Section section, PackDefaults defaults)
    {
        var numbers = section.Has("culture") ? Culture(section, "culture") : null;
        var currency = section.Has("currency") ? Currency(section, "currency") : null;
        var amounts = new AmountStyle(numbers ?? defaults.Numbers, currency ?? defaults.Currency, section.Has("positive") ? Positive(section) : null);
        return new ValueSpelling(amounts, section.Has("formats") ? DateFormats(section, "formats") : defaults.DateFormats)
        {
            Offset = section.Has("offset") ? Offset(section) : null,
            States = defaults.States,
        };
    }

    public static IReadOnlyList<string> DateFormats(Section section, string key)
    {
        var formats = section.Texts(key);
        foreach (var format in formats.Where(format => !DateConversion.IsFormat(format)))
            section.File.Fault(section.Find(key)!, $"`{format}` is not a date format", "it should hold yyyy, MM and dd, as in yyyy-MM-dd, or be `excel`, for days that Excel has numbered");

        return formats;
    }

    public static NumberStyle? Culture(Section section, string key)
    {
        var name = section.RequireText(key);
        if (name is null || NumberStyle.ByCulture.TryGetValue(name, out var style))
            return name is null ? null : NumberStyle.ByCulture[name];

        section.File.Fault(
            section.Find(key)!, $"unknown culture `{name}`", $"known: {string.Join(", ", NumberStyle.ByCulture.Keys)}",
            NearestName.Of(name, NumberStyle.ByCulture.Keys));
        return style;
    }

    public static string? Currency(Section section, string key)
    {
        var code = section.RequireText(key);
        if (code is null || CurrencySigns.IsCode(code))
            return code;

        section.File.Fault(section.Find(key)!, $"`{code}` is not a currency code", "such as INR, USD, EUR");
        return null;
    }

    /// <summary>The state; null where the text is empty, as that of a parameter is which nobody has set.</summary>
    public static IndianState? State(Section section, string key)
    {
        var text = section.RequireText(key);
        var state = string.IsNullOrEmpty(text) ? null : IndianStates.Find(text);
        if (string.IsNullOrEmpty(text) || state is not null)
            return state;

        section.File.Fault(section.Find(key)!, $"`{text}` is not an Indian state", "such as Maharashtra, MH, 27");
        return null;
    }

    /// <summary>Spellings of Indian states → the letters the organisation takes.</summary>
    public static StateTable States(YamlFile file, YamlNode node)
    {
        if (node is not YamlMappingNode table)
        {
            file.Fault(node, "`states` should be a table of Indian states", "such as { Telangana: TS }");
            return StateTable.None;
        }

        var codes = new List<KeyValuePair<string, string>>();
        foreach (var (state, code) in table)
        {
            var letters = file.Text(code, "a value of `states`");
            if (letters is [>= 'A' and <= 'Z', >= 'A' and <= 'Z'])
                codes.Add(KeyValuePair.Create(ComposedText.Of((state as YamlScalarNode)?.Value ?? ""), letters));
            else
                file.Fault(code, $"`{letters}` is not the code of a state", "two capitals, such as TS, as the organisation shows them");
        }

        return new StateTable(codes);
    }

    public static string? Encoding(Section section)
    {
        var name = section.RequireText("encoding");
        if (name is not null && SourceEncoding.Find(name) is null)
            section.File.Fault(section.Find("encoding")!, $"unknown encoding `{name}`", "such as utf-8, windows-1252, utf-16");

        return name;
    }

    public static char? Delimiter(Section section) =>
        section.Text("delimiter") == "tab" ? '\t' : Character(section, "delimiter", "\",\" or \";\", or the word tab", isMark: true);

    /// <summary>One ASCII character.</summary>
    /// <param name="section">Where the key is.</param>
    /// <param name="key">Whose value it is.</param>
    /// <param name="such">What it may be.</param>
    /// <param name="isMark">Whether it may not be a quote.</param>
    public static char? Character(Section section, string key, string such, bool isMark = false)
    {
        var text = section.RequireText(key);
        if (text is [var character] && char.IsAscii(character) && !char.IsLetterOrDigit(character) && !"\r\n".Contains(character, StringComparison.Ordinal) && !(isMark && character == '"'))
            return character;

        if (text is not null)
            section.File.Fault(section.Find(key)!, $"`{key}` should be one ASCII character, such as {such}");
        return null;
    }

    private static TimeSpan? Offset(Section section)
    {
        var text = section.RequireText("offset");
        if (text is null)
            return null;
        if (text is ['+' or '-', .. var time] && TimeSpan.TryParseExact(time, @"hh\:mm", CultureInfo.InvariantCulture, out var offset) && offset < TimeSpan.FromHours(15))
            return text[0] == '-' ? -offset : offset;

        section.File.Fault(section.Find("offset")!, $"`{text}` is not an offset", "such as \"+05:30\", \"-08:00\"");
        return null;
    }

    private static LedgerSide? Positive(Section section)
    {
        var side = section.RequireText("positive");
        if (side is not (null or "debit" or "credit"))
            section.File.Fault(section.Find("positive")!, $"unknown side `{side}`", "known: debit, credit", NearestName.Of(side, ["debit", "credit"]));

        return side is "credit" ? LedgerSide.Credit : LedgerSide.Debit;
    }

    /// <summary>The words as they are written: here NULL is a word, not YAML's null.</summary>
    public static NullMarkers NullMarkers(YamlFile file, YamlNode node)
    {
        var elements = node is YamlSequenceNode list ? list.Children : [node];
        foreach (var element in elements.Where(element => element is not YamlScalarNode))
            file.Fault(element, "`null_markers` should be a list of words");

        return new NullMarkers(elements.OfType<YamlScalarNode>().Select(element => element.Value ?? ""));
    }
}
