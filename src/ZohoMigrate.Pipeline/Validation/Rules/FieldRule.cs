using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Records.Problems;

namespace ZohoMigrate.Pipeline.Validation.Rules;

/// <summary>One demand on one value; its severity and hint are the rule book's.</summary>
/// <param name="Code">Its name there ("too-long").</param>
/// <param name="IsBroken">Whether the value breaks it.</param>
/// <param name="Message">What is wrong, behind the field's path; never the value.</param>
internal sealed record FieldRule(string Code, Func<Checked, bool> IsBroken, Func<Checked, string> Message)
{
    public Rule Rule { get; } = RuleBook.Of(Code);

    /// <summary>The only values it is asked of; null = all.</summary>
    public Shape? Of { get; init; }

    /// <summary>What to do about a value, where the rule's own hint says less; null for that.</summary>
    public Func<Checked, string?> Hint { get; init; } = _ => null;

    /// <summary>Whether a field's values can break it at all: most fields have few limits.</summary>
    public Func<FieldSpec, bool> Concerns { get; init; } = _ => true;
}
