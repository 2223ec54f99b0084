namespace ZohoMigrate.Catalog.India;

/// <summary>A state or union territory of India, in the three notations that meet in a migration.</summary>
/// <param name="Number">The two digits a GSTIN begins with.</param>
/// <param name="Code">The two letters Zoho takes as a place of supply; null where none is known, or the number is no state's any more.</param>
/// <param name="Name">Its name, as Tally has it.</param>
/// <param name="OtherCodes">Letters that are in use for it besides: which of them an organisation of Zoho's takes is not documented.</param>
/// <param name="OtherNames">Other spellings.</param>
public sealed record IndianState(string Number, string? Code, string Name, IReadOnlyList<string> OtherCodes, IReadOnlyList<string> OtherNames)
{
    /// <summary>Whether its letters are in doubt.</summary>
    public bool IsDoubtful => OtherCodes.Count > 0;
}
