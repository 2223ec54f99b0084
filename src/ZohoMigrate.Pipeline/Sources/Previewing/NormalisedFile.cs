namespace ZohoMigrate.Pipeline.Sources.Previewing;

/// <summary>What is to be said of a file that was written out normalised.</summary>
/// <param name="Unreadable">Rows that are left out because they cannot be read.</param>
/// <param name="Excluded">Rows that are left out because they are no data.</param>
/// <param name="Guesses">What may be otherwise than it was read, in words.</param>
/// <param name="Doubt">Why a run would refuse the file; null where it would not.</param>
public sealed record NormalisedFile(
    IReadOnlyList<UnreadableRows> Unreadable, IReadOnlyList<UnreadableRows> Excluded, IReadOnlyList<string> Guesses, string? Doubt);
