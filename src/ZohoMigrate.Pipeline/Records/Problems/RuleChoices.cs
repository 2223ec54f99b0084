namespace ZohoMigrate.Pipeline.Records.Problems;

/// <summary>What a pack makes of the rules it may change: <c>rules: { phone-shape: off }</c> in migration.yaml.</summary>
/// <param name="Severities">Code → severity; null = off.</param>
internal sealed record RuleChoices(IReadOnlyDictionary<string, Severity?> Severities)
{
    public static RuleChoices None { get; } = new(new Dictionary<string, Severity?>(StringComparer.Ordinal));

    /// <summary>How bad what breaks a rule is; null where the pack has turned it off.</summary>
    public Severity? SeverityOf(Rule rule) => Severities.TryGetValue(rule.Code, out var severity) ? severity : rule.Severity;

    /// <summary>The problem as severe as the pack has it; null where the pack has turned its rule off.</summary>
    public Problem? Apply(Problem problem)
    {
        if (!Severities.TryGetValue(problem.Code, out var severity))
            return problem;
        return severity is null ? null : problem with { Severity = severity.Value };
    }
}
