using System.Globalization;

namespace ZohoMigrate.Sandbox;

/// <summary>Reads the text form of <see cref="SandboxFaults"/>.</summary>
internal static class SandboxFaultsParser
{
    private const string Names = "drop, commit-drop, 500, commit-500, lag, drop-field, seed";

    public static SandboxFaults Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var faults = text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Aggregate(SandboxFaults.None, With);
        var failing = faults.Drop + faults.CommitDrop + faults.Error500 + faults.CommitError500;
        return failing <= 1
            ? faults
            : throw new SandboxException($"Faults: the shares of {Names.Replace(", lag, drop-field, seed", "", StringComparison.Ordinal)} add up to more than 1.");
    }

    private static SandboxFaults With(SandboxFaults faults, string part)
    {
        var equals = part.IndexOf('=', StringComparison.Ordinal);
        var (name, value) = equals < 0 ? (part, "") : (part[..equals].Trim(), part[(equals + 1)..].Trim());
        return name switch
        {
            "drop" => faults with { Drop = Share(name, value) },
            "commit-drop" => faults with { CommitDrop = Share(name, value) },
            "500" => faults with { Error500 = Share(name, value) },
            "commit-500" => faults with { CommitError500 = Share(name, value) },
            "lag" => WithLag(faults, value),
            "drop-field" when value.Length > 0 => faults with { DropField = value },
            "seed" => faults with { Seed = Seed(value) },
            _ => throw new SandboxException($"Faults: \"{name}\" is not known; there are {Names}."),
        };
    }

    private static SandboxFaults WithLag(SandboxFaults faults, string value)
    {
        var at = value.IndexOf('@', StringComparison.Ordinal);
        if (at < 0)
            return faults with { LagShare = Share("lag", value) };
        if (!TimeSpan.TryParse(value[(at + 1)..], CultureInfo.InvariantCulture, out var lag) || lag < TimeSpan.Zero)
            throw new SandboxException($"Faults: lag=\"{value}\" needs a time after the @, like lag=0.05@00:00:02.");
        return faults with { LagShare = Share("lag", value[..at]), Lag = lag };
    }

    private static double Share(string name, string value) =>
        double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var share) && share is >= 0 and <= 1
            ? share
            : throw new SandboxException($"Faults: {name}=\"{value}\" is not a share between 0 and 1, like {name}=0.05.");

    private static int Seed(string value) =>
        int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seed)
            ? seed
            : throw new SandboxException($"Faults: seed=\"{value}\" is not a whole number.");
}
