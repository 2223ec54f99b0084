namespace ZohoMigrate.Pipeline.Records.Problems;

/// <summary>What is known of one kind of problem: an entry of rules.yaml, and of docs/rules.md, which is made from it.</summary>
public sealed record Rule
{
    /// <summary>Stable name ("not-an-email"): what users look up, set under <c>rules</c>, and script against.</summary>
    public string Code { get; init; } = "";

    /// <summary>The same in a few words ("invalid e-mail").</summary>
    public string Title { get; init; } = "";

    /// <summary>The parts of the road that raise it.</summary>
    public IReadOnlyList<ProblemStage> Stages { get; init; } = [];

    /// <summary>How bad it is unless a pack says otherwise.</summary>
    public Severity Severity { get; init; } = Severity.Error;

    public RuleAuthority By { get; init; }

    public string Means { get; init; } = "";

    /// <summary>What to change, and where.</summary>
    public string Hint { get; init; } = "";

    /// <summary>Something that has it; Markdown.</summary>
    public string Example { get; init; } = "";

    /// <summary>Whether a field that has it may be left out instead (<c>on_invalid: omit</c>).</summary>
    public bool Omit { get; init; }

    /// <summary>Whether it is there only because another record has a problem.</summary>
    public bool Follows { get; init; }

    /// <summary>Whether it is seen of a whole column (<see cref="Finding"/>), so that no record can be kept back for it.</summary>
    public bool OfColumns { get; init; }

    /// <summary>Whether it is seen of the organisation (<see cref="SurveyFinding"/>), so that no record can be kept back for it.</summary>
    public bool OfOrganization { get; init; }

    /// <summary>A problem of this kind, with its severity and hint.</summary>
    /// <param name="stage">The part of the road that found it; one of <see cref="Stages"/>.</param>
    /// <param name="message">What happened, with the place.</param>
    /// <exception cref="ArgumentException">The rule does not say that this stage raises it: a bug of ours.</exception>
    public Problem Problem(ProblemStage stage, string message)
    {
        if (!Stages.Contains(stage))
            throw new ArgumentException($"rules.yaml does not have {stage} among the stages of {Code}.", nameof(stage));
        return new Problem(stage, Code, message) { Severity = Severity, Hint = Hint };
    }
}
