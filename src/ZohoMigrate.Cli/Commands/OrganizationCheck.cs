using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Zoho;

namespace ZohoMigrate.Cli.Commands;

/// <summary>What the first answer of a run means: may these credentials write to this organisation at all?</summary>
internal static class OrganizationCheck
{
    /// <summary>Why the run cannot go on, or null when it can.</summary>
    public static RunEnd? Judge(OrganizationsReply organizations, string wanted)
    {
        var reply = organizations.Reply;
        return reply.Kind switch
        {
            ReplyKind.Success => organizations.Ours is null ? NotOurs(organizations, wanted) : null,
            ReplyKind.QuotaExhausted => new RunEnd(RunState.Paused, reply.Message) { Hint = reply.Hint, ResumeAt = reply.RetryAt },
            ReplyKind.Transient or ReplyKind.Unknown or ReplyKind.Throttled =>
                new RunEnd(RunState.Paused, reply.Message) { Hint = reply.Hint ?? "Zoho did not answer in time: go on later.", ResumeAt = reply.RetryAt },
            _ => new RunEnd(RunState.Stopped, reply.Message) { Hint = reply.Hint },
        };
    }

    private static RunEnd NotOurs(OrganizationsReply organizations, string wanted)
    {
        var known = organizations.All.Count == 0
            ? "They belong to no organisation of Zoho Books."
            : $"They belong to: {string.Join(", ", organizations.All.Select(organization => $"{organization.Id} ({organization.Name})"))}.";
        return new RunEnd(RunState.Stopped, $"These credentials do not belong to organisation {wanted}. {known}")
        {
            Hint = "Take the credentials of a user of that organisation; or, if the id is wrong, set Zoho:OrganizationId to the right one and begin "
                + "in another folder (--run), for this one stays bound to that id. Nothing was sent.",
        };
    }
}
