namespace ZohoMigrate.Pipeline.Records.Problems;

/// <summary>The organisation as it was found before the first write.</summary>
/// <param name="Organization">Zoho's id of it.</param>
/// <param name="Name">Its name.</param>
/// <param name="Currency">The currency its books are kept in; empty where Zoho does not say.</param>
/// <param name="Calls">What asking cost, tokens left out.</param>
/// <param name="Findings">What to look at, what was seen before what nobody but a person can see.</param>
public sealed record Survey(string Organization, string Name, string Currency, long Calls, IReadOnlyList<SurveyFinding> Findings)
{
    /// <summary>The code of what only a person can see.</summary>
    public const string LookYourself = "look-yourself";
}
