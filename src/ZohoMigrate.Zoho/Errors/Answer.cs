namespace ZohoMigrate.Zoho.Errors;

/// <summary>An answer as a product's form has it read.</summary>
/// <param name="Sense">How it is to be judged.</param>
/// <param name="Envelope">What it says of the call; null where it cannot be read.</param>
internal sealed record Answer(AnswerSense Sense, Envelope? Envelope)
{
    /// <summary>What it says of each record, in the order they were sent.</summary>
    public IReadOnlyList<Envelope> Elements { get; init; } = [];

    /// <summary>Why it is not readable, where that is more than that it is none of Zoho's.</summary>
    public string? Fault { get; init; }
}

/// <summary>How an answer is to be judged.</summary>
internal enum AnswerSense
{
    /// <summary>The call was processed as asked.</summary>
    Success,

    /// <summary>Each record is judged for itself.</summary>
    ByElement,

    /// <summary>The error table knows what it means.</summary>
    Word,

    /// <summary>It is none of Zoho's, or says of other records than were sent: nobody knows what was processed.</summary>
    Unreadable,
}
