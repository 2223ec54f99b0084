using ZohoMigrate.Catalog;
using ZohoMigrate.Sandbox.Crm.Bulk;
using ZohoMigrate.Sandbox.Ledger;
using ZohoMigrate.Sandbox.Limits;
using ZohoMigrate.Sandbox.Products;

namespace ZohoMigrate.Sandbox.Crm;

/// <summary>Zoho CRM: a call costs credits by the records it carries, and the token alone says which organisation it is.</summary>
internal sealed class CrmSide(ProductSpec product, IReadOnlyList<ModuleSpec> modules, SandboxOptions options, Func<Arrival, ApiCall, CallResult> perform) : IProductSide
{
    private const int RecordsOfACredit = 10;
    private const int CreditsOfAJob = 500;

    public string Name => product.Product;

    public RouteTable Routes { get; } = new(
        product,
        modules,
        [
            new(product.Root, new OperationSpec { Name = CrmOperations.Fields, Path = "/settings/fields" }, module: null),
            new(product.Root, new OperationSpec { Name = CrmOperations.Users, Path = "/users" }, module: null),
            .. modules.Where(UpsertOperation.IsOffered).Select(module => new Route(product.Root, module.Create with { Name = CrmOperations.Upsert, Path = module.Create.Path + "/upsert" }, module)),
            .. BulkRoutes.All,
        ]);

    public IRefusals Refusals { get; } = new CrmRefusals(product.Root);

    public IArrivalLimits Limits { get; } = EditionLimits.For(options, product);

    public bool PaysByBody => true;

    // Heavy are calls with more records than ten, and lists that are sorted (reference/zoho-crm.md §7).
    public ArrivalCost CostOf(RouteMatch match, ApiCall? call)
    {
        if (match.Route?.Operation.Name == BulkRoutes.Write)
            return new ArrivalCost(CreditsOfAJob, IsHeavy: false);
        if (match.Route?.Operation.Name is not ("create" or CrmOperations.Upsert))
            return new ArrivalCost(1, IsHeavy: call?.Query.ContainsKey("sort_by") is true);
        var records = RecordsBody.Count(call);
        return new ArrivalCost(Math.Max(1, (records + RecordsOfACredit - 1) / RecordsOfACredit), IsHeavy: records > RecordsOfACredit);
    }

    public ZohoReply? WrongOrganization(ApiCall call) => null;

    public CallResult Perform(Arrival arrival, ApiCall call) => perform(arrival, call);
}
