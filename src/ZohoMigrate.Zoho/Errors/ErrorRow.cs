using ZohoMigrate.Catalog;

namespace ZohoMigrate.Zoho.Errors;

/// <summary>One row of an error table: what is given must fit, what is not given fits anything.</summary>
internal sealed record ErrorRow
{
    public Effect? Effect { get; init; }

    /// <summary>"429", or a whole class: "5xx".</summary>
    public string? Status { get; init; }

    public int? Code { get; init; }

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

    /// <summary>What to do; <c>{scope}</c> stands for the scope the call needs.</summary>
    public string Hint { get; init; } = "";
}
