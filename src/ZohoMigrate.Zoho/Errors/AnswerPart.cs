namespace ZohoMigrate.Zoho.Errors;

/// <summary>What Zoho says a word of.</summary>
internal enum AnswerPart
{
    /// <summary>The call as a whole.</summary>
    Call,

    /// <summary>One record of it.</summary>
    Record,
}
