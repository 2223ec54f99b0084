using ZohoMigrate.Catalog;
using ZohoMigrate.Sandbox.Ledger;
using ZohoMigrate.Sandbox.Limits;
using ZohoMigrate.Sandbox.Products;

namespace ZohoMigrate.Sandbox.Cliq;

/// <summary>Zoho Cliq: each endpoint has a limit and a lock of its own, and the token alone says whose user it is.</summary>
internal sealed class CliqSide(ProductSpec product, IReadOnlyList<ModuleSpec> modules, Func<Arrival, ApiCall, CallResult> perform) : IProductSide
{
    public string Name => product.Product;

    // A file is a message of its chat: what reads messages, or takes them away, is one call, whosever module names it.
    public RouteTable Routes { get; } = new(product, modules, modules.Where(module => module.Module == MessageCalls.Module)
        .SelectMany(module => module.Operations.Values.Select(operation => new Route(product.Root, operation, module))));

    public IRefusals Refusals { get; } = new CliqRefusals();

    public IArrivalLimits Limits { get; } = new EndpointLimits(CliqEndpoints.Of);

    public bool PaysByBody => false;

    public ArrivalCost CostOf(RouteMatch match, ApiCall? call) => ArrivalCost.One;

    public ZohoReply? WrongOrganization(ApiCall call) => null;

    public CallResult Perform(Arrival arrival, ApiCall call) => perform(arrival, call);
}
