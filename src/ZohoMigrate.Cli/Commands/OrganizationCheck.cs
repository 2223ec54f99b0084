using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Records.Runs;
using ZohoMigrate.Zoho;

namespace ZohoMigrate.Cli.Commands;

/// <summary>What the first answer of a run means: may these credentials write to this organisation at all?</summary>
internal static class OrganizationCheck
{
    /// <summary>
    /// Asks each product. One whose calls name no organisation is of that of its token: beside one whose calls do, nobody can hold its number
    /// against the setting.
    /// </summary>
    /// <param name="connection">The way to Zoho.</param>
    /// <param name="products">The products that are delivered to.</param>
    /// <param name="nextRequestId">Numbers the calls.</param>
    /// <param name="wanted">The organisation.</param>
    /// <param name="currency">The currency its books must be in; empty for any.</param>
    /// <param name="stopping">Gives up between two calls.</param>
    /// <returns>Why the run cannot go on, or null when it can.</returns>
    public static async Task<RunEnd?> AskAsync(
        ZohoConnection connection, IReadOnlyList<ProductSpec> products, Func<long> nextRequestId, string wanted, string currency, CancellationToken stopping)
    {
        var areNamed = products.Any(product => product.OrganizationParameter.Length > 0);
        foreach (var product in products)
        {
            var organizations = await connection.Organizations(product.Product).ReadAsync(nextRequestId(), stopping);
            var isJudged = product.OrganizationParameter.Length > 0 || !areNamed;
            if (Judge(organizations, wanted, product, currency) is { } end && (isJudged || organizations.Reply.Kind != ReplyKind.Success))
                return end;
        }

        return null;
    }

    /// <summary>Why the run cannot go on, or null when it can.</summary>
    public static RunEnd? Judge(OrganizationsReply organizations, string wanted, ProductSpec product, string currency = "")
    {
        var reply = organizations.Reply;
        return reply.Kind switch
        {
            ReplyKind.Success => organizations.Ours is { } ours ? InAnotherCurrency(ours, product.OrganizationParameter.Length > 0 ? currency : "") : NotOurs(organizations, wanted, product),
            ReplyKind.QuotaExhausted => new RunEnd(RunState.Paused, reply.Message) { Hint = reply.Hint, ResumeAt = reply.RetryAt },
            ReplyKind.Transient or ReplyKind.Unknown or ReplyKind.Throttled =>
                new RunEnd(RunState.Paused, reply.Message) { Hint = reply.Hint ?? "Zoho did not answer in time: go on later.", ResumeAt = reply.RetryAt },
            _ => new RunEnd(RunState.Stopped, reply.Message) { Hint = reply.Hint },
        };
    }

    private static RunEnd? InAnotherCurrency(Organization ours, string currency) => currency.Length == 0 || ours.Currency.Length == 0 || ours.Currency == currency
        ? null
        : new RunEnd(RunState.Stopped, $"The pack's amounts are in {currency} where they name no currency, and the books of organisation {ours.Id} ({ours.Name}) are in {ours.Currency}. Nothing was sent.")
        {
            Hint = "Zoho would take the numbers as they are. If it is the wrong organisation, set Zoho:OrganizationId to the right one and begin in another folder (--run); "
                + "if the amounts are in the currency of its books, say so in the pack (`base_currency` under `defaults`).",
        };

    private static RunEnd NotOurs(OrganizationsReply organizations, string wanted, ProductSpec product)
    {
        var known = organizations.All.Count == 0
            ? $"They belong to no organisation of {product.Title}."
            : $"They belong to: {string.Join(", ", organizations.All.Select(organization => $"{organization.Id} ({organization.Name})"))}.";
        return new RunEnd(RunState.Stopped, $"These credentials do not belong to organisation {wanted}. {known}")
        {
            Hint = "Take the credentials of a user of that organisation; or, if the id is wrong, set Zoho:OrganizationId to the right one and begin "
                + "in another folder (--run), for this one stays bound to that id. Nothing was sent.",
        };
    }
}
