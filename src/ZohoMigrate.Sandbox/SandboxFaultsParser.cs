using System.Globalization;
using ZohoMigrate.Sandbox.Faults;

namespace ZohoMigrate.Sandbox;

/// <summary>Reads the text form of <see cref="SandboxFaults"/>.</summary>
internal static class SandboxFaultsParser
{
    private const string SeedPart = "seed=";
    private const string DropFieldPart = "drop-field=";
    private const string HideFieldPart = "hide-field=";
    private const string PoisonPart = "poison=";
    private const string NeighbourPart = "neighbour=";

    public static SandboxFaults Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parts = text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var seed = parts.LastOrDefault(IsSeed) is { } last ? Seed(last) : 0;
        var dropped = parts.LastOrDefault(IsDropField)?[DropFieldPart.Length..] ?? "";
        var hidden = parts.LastOrDefault(IsHideField)?[HideFieldPart.Length..] ?? "";
        var poison = parts.LastOrDefault(IsPoison)?[PoisonPart.Length..] ?? "";
        var neighbour = parts.LastOrDefault(IsNeighbour) is { } other ? Neighbour(other) : 0;
        var rules = parts.Where(part => !IsSeed(part) && !IsDropField(part) && !IsHideField(part) && !IsPoison(part) && !IsNeighbour(part)).Select(Rule).ToList();
        foreach (var target in rules.GroupBy(rule => rule.Spec.Strikes).Where(target => target.Sum(rule => rule.Share) > 1))
            throw new SandboxException($"Faults: the shares of {string.Join(", ", target.Select(rule => rule.Spec.Name))} add up to more than 1.");
        return new SandboxFaults(text, rules, seed) { DropField = dropped, HideField = hidden, Poison = poison, Neighbour = neighbour };
    }

    private static bool IsSeed(string part) => part.StartsWith(SeedPart, StringComparison.Ordinal);

    private static bool IsDropField(string part) => part.StartsWith(DropFieldPart, StringComparison.Ordinal) && part.Length > DropFieldPart.Length;

    private static bool IsHideField(string part) => part.StartsWith(HideFieldPart, StringComparison.Ordinal) && part.Length > HideFieldPart.Length;

    private static bool IsPoison(string part) => part.StartsWith(PoisonPart, StringComparison.Ordinal) && part.Length > PoisonPart.Length;

    private static bool IsNeighbour(string part) => part.StartsWith(NeighbourPart, StringComparison.Ordinal);

    private static FaultRule Rule(string part)
    {
        var end = part.IndexOfAny(['=', '#', '@']);
        var name = (end < 0 ? part : part[..end]).Trim();
        var spec = FaultTable.Find(name) ?? throw new SandboxException($"Faults: \"{name}\" is not known; there are {FaultTable.Names}, drop-field, hide-field, poison, neighbour, seed.");
        var at = part.IndexOf('@', StringComparison.Ordinal);
        var time = at < 0 ? spec.Time ?? TimeSpan.Zero : Time(spec, part[(at + 1)..]);
        var how = end < 0 ? "" : part[end..(at < 0 ? part.Length : at)].Trim();
        return how.StartsWith('#')
            ? new FaultRule(spec, time) { Numbers = Numbers(name, how[1..]) }
            : new FaultRule(spec, time) { Share = Share(name, how.TrimStart('=')) };
    }

    private static TimeSpan Time(FaultSpec spec, string text)
    {
        if (spec.Time is null)
            throw new SandboxException($"Faults: {spec.Name} takes no time after an @.");
        return TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var time) && time >= TimeSpan.Zero
            ? time
            : throw new SandboxException($"Faults: {spec.Name}: \"{text}\" after the @ is not a time, like {spec.Name}=0.05@00:00:02.");
    }

    private static double Share(string name, string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var share) && share is >= 0 and <= 1
            ? share
            : throw new SandboxException($"Faults: {name}=\"{text}\" is not a share between 0 and 1, like {name}=0.05, nor a request's number, like {name}#17.");

    private static (long First, long Last) Numbers(string name, string text)
    {
        var ends = text.Split('-');
        var numbers = ends.Select(end => long.TryParse(end, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0).ToList();
        return numbers is [> 0 and var first, ..] && numbers.Count <= 2 && numbers[^1] >= first
            ? (first, numbers[^1])
            : throw new SandboxException($"Faults: {name}#\"{text}\" is neither a request's number from 1, like {name}#17, nor two, like {name}#17-19.");
    }

    private static int Neighbour(string part) =>
        int.TryParse(part[NeighbourPart.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var requests)
            ? requests
            : throw new SandboxException($"Faults: neighbour=\"{part[NeighbourPart.Length..]}\" is not a number of requests, like neighbour=30.");

    private static int Seed(string part) =>
        int.TryParse(part[SeedPart.Length..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seed)
            ? seed
            : throw new SandboxException($"Faults: {part} is not a whole number.");
}
