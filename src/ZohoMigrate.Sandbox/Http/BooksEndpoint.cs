using Microsoft.AspNetCore.Http;
using ZohoMigrate.Sandbox.Books;
using ZohoMigrate.Sandbox.Faults;
using ZohoMigrate.Sandbox.Ledger;

namespace ZohoMigrate.Sandbox.Http;

/// <summary>The product's HTTP face: arrival, work, answer or abort.</summary>
internal sealed class BooksEndpoint(ArrivalDesk arrivals, BooksDesk desk, RouteTable routes, FaultDice dice, TimeProvider time)
{
    /// <summary>Only <paramref name="stopping"/>, the end of the server, stops the work; a client that goes away does not, nor does it at Zoho.</summary>
    public async Task HandleAsync(HttpContext context, CancellationToken stopping)
    {
        var (method, path) = (context.Request.Method, context.Request.Path.Value!);
        var match = routes.Find(method, path);
        var target = new ArrivalTarget(match.Route?.Module?.Module, match.Route?.Operation.Name);
        var (arrival, reply) = arrivals.Arrive(method, path, target);
        context.Response.Headers["X-Request-Id"] = $"sandbox-{arrival.Sequence}";
        if (reply is null)
        {
            try
            {
                reply = await AnswerAsync(context, arrival, match, stopping);
            }
            finally
            {
                arrivals.Leave();
            }
        }

        if (reply is null)
            context.Abort();
        else
            await context.Response.WriteJsonAsync(reply.Status, reply.Text);
    }

    /// <summary>Null where the connection is to be cut.</summary>
    private async Task<ZohoReply?> AnswerAsync(HttpContext context, Arrival arrival, RouteMatch match, CancellationToken stopping)
    {
        try
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body, stopping);
            if (arrival.Fault == Fault.Drop)
                return null;
            var halfOfTheWay = dice.Latency(arrival.Sequence) / 2;
            await PauseAsync(halfOfTheWay, stopping);
            var reply = desk.Answer(arrival, new BooksCall
            {
                Match = match,
                Query = context.Request.Query,
                Authorization = context.Request.Headers.Authorization.ToString(),
                Body = body.ToArray(),
            });
            await PauseAsync(halfOfTheWay, stopping);
            return reply;
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            // The client went away in the middle of its body, or the server stops: there is nobody to answer.
            return null;
        }
    }

    private Task PauseAsync(TimeSpan length, CancellationToken stopping) =>
        length > TimeSpan.Zero ? Task.Delay(length, time, stopping) : Task.CompletedTask;
}
