using Xunit;
using ZohoMigrate.Catalog;

namespace ZohoMigrate.Tests.Catalog;

public sealed class ZohoCatalogueTests
{
    private static readonly ZohoCatalogue Catalogue = ZohoCatalogue.Load();

    public static TheoryData<string> ModuleNames => new(Catalogue.Modules.Select(module => module.Module));

    [Fact]
    public void Load_TheFilesWeShip_HoldTheSpinesModules() =>
        Assert.Equal(
            ["books.accounts", "books.bankaccounts", "books.banktransactions", "books.bills", "books.contacts", "books.creditnotes", "books.currencies", "books.customerpayments", "books.estimates", "books.expenses", "books.invoices", "books.items", "books.journals", "books.openingbalances", "books.pricebooks", "books.purchaseorders", "books.salesorders", "books.taxes", "books.taxgroups", "books.vendorcredits", "books.vendorpayments", "cliq.botmessages", "cliq.channelmembers", "cliq.channels", "cliq.datastorerecords", "cliq.departments", "cliq.designations", "cliq.files", "cliq.messages", "cliq.records", "cliq.teams", "cliq.users", "crm.accounts", "crm.calls", "crm.campaigns", "crm.contacts", "crm.deals", "crm.events", "crm.invoices", "crm.leads", "crm.notes", "crm.products", "crm.quotes", "crm.salesorders", "crm.tasks", "crm.vendors"],
            Catalogue.Modules.Select(module => module.Module).Order(StringComparer.Ordinal));

    [Theory, MemberData(nameof(ModuleNames))]
    public void Module_EveryNameItMentions_Exists(string name)
    {
        var module = Catalogue.Module(name);
        var product = Catalogue.Product(module.Product);

        // What Zoho gives no id of its own cannot be asked for by it; what no list shows, not at all.
        Assert.All(
            new[] { "create", module.MadeOf.Count > 0 || !module.IsListed ? null : "get", module.IsListed ? "list" : null, module.Delete.Offered ? "delete" : null }.OfType<string>(), operation => Assert.Contains(operation, module.Operations.Keys));
        Assert.All(module.Steps.Concat(module.SendingSteps), step => Assert.Contains(step, module.Operations.Keys));
        Assert.All(module.NaturalKey, field => Assert.True(module.Fields[field].Required, $"{field} is a natural key: it must be required"));
        Assert.All(module.Identity, field => Assert.True(module.Fields.ContainsKey(field) || field == "total", field));
        Assert.All(module.Operations.Values.SelectMany(operation => operation.Cost.Keys), lane => Assert.Contains(lane, product.Lanes.Keys));
        Assert.All(AllFields(module.Fields).Select(field => field.References).OfType<string>().Where(other => other != module.Product + FieldSpec.AnyModule), other => Catalogue.Module(other));
        Assert.All(AllFields(module.Fields), field => Assert.True(
            field.Type == FieldType.Choice || field.Shape == Shape.Currency ? field.Values.Count > 0 || field.Open : field.Values.Count == 0));
        Assert.All(module.Supply is { } supply ? new[] { supply.From, supply.To }.OfType<string>() : [], field => Assert.Equal(Shape.StateCode, module.Fields[field].Shape));
        Assert.All(module.Names, field => Assert.True(module.Fields[field].Required, $"{field} says what another is called: it must be required"));
        Assert.All(module.Compared, field => Assert.Contains(field, module.Fields.Keys));
        Assert.All(Objects(module.Fields), members => Assert.All(
            members.Values.SelectMany(field => (string?[])[field.NotBefore, field.GoesWith, field.Needs, field.NotWith, field.TakenFrom, .. field.OfState.Select(path => path.Split('.')[0])]).OfType<string>(), field => Assert.Contains(field, members.Keys)));
        Assert.All(AllFields(module.Fields), field => Assert.All(field.AnyOf, member => Assert.Contains(member, field.Fields.Keys)));
        Assert.All(AllFields(module.Fields).Where(field => field.AnyOfRefusal is not null), field => Assert.NotEmpty(field.AnyOf));
        Assert.All(AllFields(module.Fields).Where(field => field.Agrees is not null), field => Assert.Equal(
            module.Fields[field.Agrees!].References, Catalogue.Module(field.References!).Fields[field.Agrees!].References));
        Assert.Equal(module.NaturalKey.Count > 0, module.Duplicate is not null);
        Assert.All(module.Operations.Values.SelectMany(operation => operation.InPath), field => Assert.True(module.Fields[field].Required, $"{field} stands in a path: it must be required"));
        Assert.All(module.Sequence is { } sequence ? [sequence] : module.MadeOf, field => Assert.Contains(field, module.Fields.Keys));
        Assert.All(AllFields(module.Fields).Where(field => field.Takes is not null), field => Assert.Contains(field.Takes!, Catalogue.Module(field.References!).Keeps));
        Assert.All(AllFields(module.Fields).Where(field => field.Joined is not null), field => Assert.Equal([field.Joined!], field.Fields.Keys));
        Assert.All(module.Posts, posting =>
        {
            // The taxes of a document are none of its fields: Zoho reckons them.
            var members = posting.Each switch { null => module.Fields, "taxes" => new Dictionary<string, FieldSpec>(StringComparer.Ordinal), var list => module.Fields[list].Fields };
            Assert.Contains(posting.Side ?? "debit", (string[])["debit", "credit"]);
            Assert.True(posting.Side is not null || members.ContainsKey("debit_or_credit"));
            Assert.True(posting.Account is not null || posting.Otherwise is not null);
            Assert.All(posting.Through.Take(1).Append(posting.Account).OfType<string>(), field => Assert.Contains(field, members.Keys));
        });
        Assert.True(module.AlsoOf is null || Catalogue.FindModule(module.AlsoOf) is not null, module.AlsoOf);
    }

    // Without either, a create whose answer is lost could never be told from others: then a person looks.
    [Theory, MemberData(nameof(ModuleNames))]
    public void Module_HasANaturalKeyOrAMarker_AndNotBoth(string name)
    {
        var module = Catalogue.Module(name);

        Assert.Equal(module.IsListed, module.NaturalKey.Count > 0 || module.Marker is not null);
        Assert.False(module.NaturalKey.Count > 0 && module.Marker is not null);
        Assert.True(module.Marker is null || module.Fields[module.Marker] is { Type: FieldType.Text, MaxLength: not null });
    }

    [Theory, MemberData(nameof(ModuleNames))]
    public void Module_AmountsThatAreApplied_StandBesideTheIdOfARecordWithATotal(string name)
    {
        var lists = Catalogue.Module(name).Fields.Values.Where(field => field.Type == FieldType.List).Select(field => field.Fields);

        Assert.All(lists.SelectMany(fields => fields.Values.Where(field => field.AppliedTo is not null).Select(field => (fields, field))), applied =>
        {
            Assert.Equal((FieldType.Decimal, true, 0m), (applied.field.Type, applied.field.Required, applied.field.Min));
            Assert.NotNull(Catalogue.Module(applied.fields[applied.field.AppliedTo!].References!).Total);
            Assert.NotNull(Catalogue.Module(name).Total);
            Assert.Single(applied.fields.Values, field => field.AppliedTo is not null);
        });
    }

    // A rate of 0 makes nothing of an amount, and no rate is below.
    [Theory, MemberData(nameof(ModuleNames))]
    public void Module_ItsExchangeRates_AreAboveNothing(string name) => Assert.All(
        Objects(Catalogue.Module(name).Fields).Select(members => members.GetValueOrDefault("exchange_rate")).OfType<FieldSpec>(), rate => Assert.Equal((0m, null), (rate.Above, rate.Min)));

    // What is posted as it stands; a rate may be finer, for a line is rounded as a whole.
    [Theory, MemberData(nameof(ModuleNames))]
    public void Module_AmountsOfZohoBooks_KeepTwoDecimals(string name) => Assert.All(
        Objects(Catalogue.Module(name).Fields).SelectMany(members => members).Where(field => field.Value.Type == FieldType.Decimal
            && name.StartsWith("books.", StringComparison.Ordinal) && field.Key.Split('_').Intersect(["amount", "charge", "charges", "adjustment"]).Any()),
        amount => Assert.Equal(2, amount.Value.Decimals));

    [Fact]
    public void Product_BooksLane_IsWhatZohoPublishes()
    {
        var lane = Catalogue.Product("books").Lanes["organization"];

        Assert.Equal(((int?)100, TimeSpan.FromMinutes(1), (int?)5, (int?)1000), (lane.Requests, lane.Window, lane.Concurrency, lane.PerDay));
        Assert.Equal(10_000, Catalogue.Product("books").Plans["premium"].Of(users: null));
    }

    private static IEnumerable<IReadOnlyDictionary<string, FieldSpec>> Objects(IReadOnlyDictionary<string, FieldSpec> fields) =>
        AllFields(fields).Select(field => field.Fields).Prepend(fields);

    private static IEnumerable<FieldSpec> AllFields(IReadOnlyDictionary<string, FieldSpec> fields) =>
        fields.Values.SelectMany(field => AllFields(field.Fields).Prepend(field));
}
