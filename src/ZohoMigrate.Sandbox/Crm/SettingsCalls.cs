using System.Text.Json.Nodes;
using ZohoMigrate.Catalog;
using ZohoMigrate.Sandbox.Products;

namespace ZohoMigrate.Sandbox.Crm;

/// <summary>What the organisation tells of its modules, their fields and layouts. Callers hold the sandbox's lock.</summary>
internal sealed class SettingsCalls(IReadOnlyList<ModuleSpec> modules, FieldsView fields, LayoutsView layouts, ModulesView list)
{
    public const string Fields = "fields";
    public const string Layouts = "layouts";
    public const string Modules = "modules";

    /// <summary>The answer of a call; null where it is none of these.</summary>
    public ZohoReply? Answer(ApiCall call) => call.Match.Route!.Operation.Name switch
    {
        Fields => Of(call, FieldsOf),
        Layouts => Of(call, name => Find(name) is { } module ? Found(Layouts, [layouts.Of(module)]) : null),
        Modules => CrmReply.Found(new JsonObject { [Modules] = list.Of(modules) }),
        _ => null,
    };

    private static ZohoReply Of(ApiCall call, Func<string, ZohoReply?> answer) =>
        call.Query["module"].ToString() is { Length: > 0 } name ? answer(name) ?? CrmReply.InvalidModule(name) : CrmReply.Missing("module");

    private ZohoReply? FieldsOf(string name)
    {
        if (Find(name) is { } module)
            return Found(Fields, fields.Of(module).Select(field => field.View));
        return modules.SelectMany(ModulesView.Subforms).FirstOrDefault(field => field.Key == name) is { Key: not null, Value: var subform }
            ? Found(Fields, fields.OfRows(name, subform))
            : null;
    }

    private ModuleSpec? Find(string name) => modules.FirstOrDefault(module => CrmNames.Of(module) == name);

    private static ZohoReply Found(string member, IEnumerable<JsonObject> things) => CrmReply.Found(new JsonObject { [member] = new JsonArray([.. things]) });
}
