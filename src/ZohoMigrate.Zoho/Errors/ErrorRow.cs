using ZohoMigrate.Catalog;

namespace ZohoMigrate.Zoho.Errors;

/// <summary>One row of an error table: what is given must fit, what is not given fits anything.</summary>
internal sealed record ErrorRow
{
    public Effect? Effect { get; init; }

    /// <summary>"429", or a whole class: "5xx".</summary>
    public string? Status { get; init; }

    /// <summary>Zoho's code as text: "1001", "INVALID_DATA".</summary>
    public string? Code { get; init; }

    /// <summary>What the answer is of; null = either.</summary>
    public AnswerPart? For { get; init; }

    public string? Module { get; init; }

    /// <summary>Pattern to be found in Zoho's message, upper or lower case.</summary>
    public string? Message { get; init; }

    public ReplyKind Kind { get; init; }

    /// <summary>How long the lane rests when Zoho does not say; null = <c>Delivery:DefaultCooldown</c>.</summary>
    public TimeSpan? CoolDown { get; init; }

    /// <summary>
    /// What a <see cref="ReplyKind.Throttled"/> answer means when it comes again, to the one attempt that tries the lane after its
    /// cool-down; null = the same. Only <see cref="ReplyKind.QuotaExhausted"/> makes sense.
    /// </summary>
    public ReplyKind? WhenAgain { get; init; }

    /// <summary>For a <see cref="ReplyKind.Throttled"/> answer: it is the window that is full, not another limit.</summary>
    public bool WindowFull { get; init; }

    /// <summary>The one of the call's lanes that a throttle or an end of the day is about; null = all of them.</summary>
    public string? Lane { get; init; }

    /// <summary>What to do; <c>{scope}</c> stands for the scope the call needs.</summary>
    public string Hint { get; init; } = "";
}
