using System.Globalization;
using Microsoft.AspNetCore.Http;
using ZohoMigrate.Sandbox.Faults;
using ZohoMigrate.Sandbox.Ledger;
using ZohoMigrate.Sandbox.Products;

namespace ZohoMigrate.Sandbox.Http;

/// <summary>A product's HTTP face: arrival, work, answer or abort.</summary>
internal sealed class ProductEndpoint(ArrivalDesk arrivals, ProductDesk desk, FaultDice dice, TimeProvider time)
{
    private readonly IProductSide _product = desk.Product;

    /// <summary>The first segments of its paths.</summary>
    public IEnumerable<string> FirstSegments => _product.Routes.FirstSegments;

    /// <summary>Only <paramref name="stopping"/>, the end of the server, stops the work; a client that goes away does not, nor does it at Zoho.</summary>
    public async Task HandleAsync(HttpContext context, CancellationToken stopping)
    {
        var (method, path) = (context.Request.Method, context.Request.Path.Value!);
        var match = _product.Routes.Find(method, path);
        var reception = arrivals.Receive();
        ApiCall? call = _product.PaysByBody ? await ReadAsync(context.Request, match, stopping) : null;
        if (reception.Strike.Fault == Fault.LateArrival)
        {
            call ??= await ReadAsync(context.Request, match, stopping);
            context.Abort();
            await PauseAsync(reception.Strike.Time, stopping);
        }

        var target = new ArrivalTarget(match.Route?.Module?.Module, match.Route?.Operation.Name);
        var (arrival, reply) = arrivals.Arrive(reception, _product, method, path, target, _product.CostOf(match, call));
        if (reception.Strike.Fault != Fault.LateArrival)
            Label(context.Response, arrival);
        if (reply is null)
        {
            try
            {
                call ??= await ReadAsync(context.Request, match, stopping);
                reply = await AnswerAsync(context, arrival, call, stopping);
            }
            finally
            {
                arrivals.Leave(_product, arrival);
            }
        }

        if (reply is null)
            context.Abort();
        else
            await context.Response.WriteAsync(reply);
        if (arrival.Fault != Fault.LateCommit)
            return;
        await PauseAsync(arrival.Strike.Time, stopping);
        desk.Answer(arrival, call!);
    }

    /// <summary>Null where the connection is to be cut.</summary>
    private async Task<ZohoReply?> AnswerAsync(HttpContext context, Arrival arrival, ApiCall call, CancellationToken stopping)
    {
        if (arrival.Fault == Fault.Hang)
            await context.UntilGoneAsync(stopping);
        if (arrival.Fault is Fault.Drop or Fault.Hang or Fault.LateCommit)
            return null;
        var halfOfTheWay = dice.Latency(arrival.Number) / 2;
        await PauseAsync(halfOfTheWay, stopping);
        var reply = desk.Answer(arrival, call);
        await PauseAsync(halfOfTheWay, stopping);
        if (arrival.Fault == Fault.CommitHang)
            await context.UntilGoneAsync(stopping);
        return reply;
    }

    private static void Label(HttpResponse response, Arrival arrival)
    {
        response.Headers["X-Request-Id"] = $"sandbox-{arrival.Sequence}";
        if (arrival.Remaining is { } left)
            response.Headers["X-API-CREDITS-REMAINING"] = left.ToString(CultureInfo.InvariantCulture);
    }

    private static async Task<ApiCall> ReadAsync(HttpRequest request, RouteMatch match, CancellationToken stopping)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, stopping);
        body.Position = 0;
        return new ApiCall
        {
            Match = match,
            Query = request.Query,
            Authorization = request.Headers.Authorization.ToString(),
            Body = body.ToArray(),
            Headers = request.Headers,
            Form = await UploadedForm.ReadAsync(request.ContentType, body, stopping),
        };
    }

    private Task PauseAsync(TimeSpan length, CancellationToken stopping) =>
        length > TimeSpan.Zero ? Task.Delay(length, time, stopping) : Task.CompletedTask;
}
