using ZohoMigrate.Catalog;

namespace ZohoMigrate.Sandbox.Limits;

/// <summary>What a plan allows (reference/zoho-books.md §2).</summary>
internal static class PlanLimits
{
    private const int FreeConcurrency = 5;
    private const int PaidConcurrency = 10;

    public static ArrivalLimits For(SandboxOptions options, ProductSpec product)
    {
        var plan = Plan(options.Plan, product);
        return new ArrivalLimits(
            options.Limit - options.Faults.Neighbour, options.Window, options.Block ?? options.Window, options.Concurrency ?? Concurrency(plan), PerDay(options, product));
    }

    public static int PerDay(SandboxOptions options, ProductSpec product) =>
        options.PerDay ?? product.Plans[Plan(options.Plan, product)].Of(users: null);

    private static int Concurrency(string plan) =>
        plan.Equals("Free", StringComparison.OrdinalIgnoreCase) ? FreeConcurrency : PaidConcurrency;

    private static string Plan(string name, ProductSpec product) =>
        name.Split(' ', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault(product.Plans.ContainsKey)
        ?? throw new SandboxException($"The sandbox cannot start: plan \"{name}\" is not known; there are {string.Join(", ", product.Plans.Keys)}.");
}
