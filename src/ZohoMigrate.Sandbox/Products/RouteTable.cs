using ZohoMigrate.Catalog;

namespace ZohoMigrate.Sandbox.Products;

/// <summary>Every call the catalogue knows of one product, and those that only the sandbox has to know.</summary>
internal sealed class RouteTable
{
    private readonly List<Route> _routes;

    public RouteTable(ProductSpec product, IEnumerable<ModuleSpec> modules, IEnumerable<Route>? more = null)
    {
        var ofModules = modules.SelectMany(
            module => module.Operations.Values.Select(operation => new Route(product.Root, operation, module)));
        // The sandbox's own come first: what a client believes of the same path does not matter.
        _routes = [.. more ?? [], .. product.Operations.Values.Select(operation => new Route(product.Root, operation, module: null)), .. ofModules];
    }

    /// <summary>The first segment of each path.</summary>
    public IEnumerable<string> FirstSegments => _routes.Select(route => route.FirstSegment).Distinct(StringComparer.Ordinal);

    public RouteMatch Find(string method, string path)
    {
        var segments = Route.Split(path);
        var fitting = _routes.Select(route => (Route: route, Fit: route.Fit(segments))).Where(route => route.Fit >= 0)
            .OrderByDescending(route => route.Fit).Select(route => route.Route).ToList();
        var found = fitting.Find(route => route.Operation.Method == method);
        return new RouteMatch(found, found?.Id(segments), fitting.Count > 0) { Fields = found?.Fields(segments) ?? new Dictionary<string, string>() };
    }
}
