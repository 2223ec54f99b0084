using ZohoMigrate.Zoho;

namespace ZohoMigrate.Tests.Checkpointing.Model;

/// <summary>One thing that happens.</summary>
/// <param name="Kind">What.</param>
/// <param name="Choice">To which of those it can happen to, and how far it goes.</param>
/// <param name="Reply">What Zoho answers, where it does.</param>
internal sealed record Move(MoveKind Kind, int Choice, ReplyKind Reply)
{
    public override string ToString() => Kind == MoveKind.Answer ? $"{Kind} {Reply} {Choice}" : $"{Kind} {Choice}";
}
