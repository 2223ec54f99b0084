namespace ZohoMigrate.Pipeline.Proposing;

/// <summary>How sure a proposal is.</summary>
public enum Certainty
{
    /// <summary>Names and values say the same.</summary>
    Sure,

    /// <summary>One of them says it, and the other does not contradict.</summary>
    Likely,

    /// <summary>Only the user knows.</summary>
    Question,
}
