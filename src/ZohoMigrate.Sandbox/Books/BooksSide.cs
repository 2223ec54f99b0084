using ZohoMigrate.Catalog;
using ZohoMigrate.Sandbox.Ledger;
using ZohoMigrate.Sandbox.Limits;
using ZohoMigrate.Sandbox.Products;

namespace ZohoMigrate.Sandbox.Books;

/// <summary>Zoho Books: every call is one request of the organisation that its query names.</summary>
internal sealed class BooksSide(ProductSpec product, IEnumerable<ModuleSpec> modules, SandboxOptions options, string organizationId, Func<Arrival, ApiCall, CallResult> perform) : IProductSide
{
    public string Name => product.Product;

    public RouteTable Routes { get; } = new(product, modules, LookupCalls.Routes(product, modules));

    public IRefusals Refusals { get; } = new BooksRefusals(PlanLimits.PerDay(options, product));

    public IArrivalLimits Limits { get; } = PlanLimits.For(options, product);

    public bool PaysByBody => false;

    public ArrivalCost CostOf(RouteMatch match, ApiCall? call) => ArrivalCost.One;

    public ZohoReply? WrongOrganization(ApiCall call)
    {
        var organization = call.Query[product.OrganizationParameter].ToString();
        return call.Match.Route!.Operation.OrganizationParameter && organization != organizationId ? ZohoError.WrongOrganization(organization) : null;
    }

    public CallResult Perform(Arrival arrival, ApiCall call) => perform(arrival, call);
}
