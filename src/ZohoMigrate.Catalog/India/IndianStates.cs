using System.Collections.Frozen;

namespace ZohoMigrate.Catalog.India;

/// <summary>The states of India, read once from states.csv inside this assembly.</summary>
public static class IndianStates
{
    private static readonly char[] Separators = [' ', '-', ':', '(', ')'];

    /// <summary>In the order of their numbers.</summary>
    public static IReadOnlyList<IndianState> All { get; } = Read();

    private static readonly FrozenDictionary<string, IndianState> ByNumber = All.ToFrozenDictionary(state => state.Number, StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, IndianState> ByCode = All
        .SelectMany(state => state.OtherCodes.Concat(state.Code is null ? [] : [state.Code]).Select(code => KeyValuePair.Create(code, state)))
        .ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, IndianState> ByName = All
        .SelectMany(state => state.OtherNames.Append(state.Name).Select(name => KeyValuePair.Create(name, state)))
        .ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The state whose GSTINs begin with these two digits; null = none.</summary>
    public static IndianState? OfNumber(string number) => ByNumber.GetValueOrDefault(number);

    /// <summary>The state of these two letters, be they its own or others in use; null = none.</summary>
    public static IndianState? OfCode(string code) => ByCode.GetValueOrDefault(code);

    /// <summary>The state a source means by its name, letters or number, or by number and name (<c>29-Karnataka</c>); null where that is open.</summary>
    public static IndianState? Find(string text)
    {
        if (ByName.GetValueOrDefault(text) is { } named)
            return named;

        var digits = text.TakeWhile(char.IsAsciiDigit).Count();
        var rest = text[digits..].Trim(Separators);
        var numbered = digits is 1 or 2 ? OfNumber(text[..digits].PadLeft(2, '0')) : null;
        if (digits == 0)
            return OfCode(text);
        return rest.Length == 0 || (numbered is not null && (ByName.GetValueOrDefault(rest) ?? OfCode(rest)) == numbered) ? numbered : null;
    }

    private static List<IndianState> Read()
    {
        using var text = new StreamReader(typeof(IndianStates).Assembly.GetManifestResourceStream("India/states.csv")!);
        return
        [
            .. text.ReadToEnd().ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(','))
                .Select(cells => new IndianState(cells[0], cells[1].Length == 0 ? null : cells[1], cells[2], Several(cells[3]), Several(cells[4]))),
        ];
    }

    private static string[] Several(string cell) => cell.Split('|', StringSplitOptions.RemoveEmptyEntries);
}
