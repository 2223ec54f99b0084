using Xunit;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Mapping;
using ZohoMigrate.Pipeline.Mapping.Compiling;
using ZohoMigrate.Testing;

namespace ZohoMigrate.Tests.Mapping;

/// <summary>A pack that extends another: what it takes of it, what it changes, and where a fault is said to be.</summary>
public sealed class ExtendedPackTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public ExtendedPackTests() => _folder
        .Write("shipped/migration.yaml", "name: shipped\nproducts: [books]\nstreams: [customers, items]\nparameters: { prefix: NW, year: null }\nrules: { phone-shape: off }\ndefaults: { null_markers: [NULL] }\n")
        .Write("shipped/customers.yaml", """
            module: books.contacts
            source: customers.csv
            key: [id]
            where: { id: { not: null } }
            fields:
              contact_name: { template: "${prefix} {name}" }
              company_name: { from: name }
              contact_type: { from: type, map: { file: types.csv, key: word, value: type } }
              billing_address: { fields: { city: { from: city }, zip: { from: zip } } }
            """)
        .Write("shipped/types.csv", "word,type\nK,customer\n")
        .Write("shipped/items.yaml", "module: books.items\nsource: items.csv\nkey: [id]\nfields: { name: { from: name } }\n")
        .Write("mine/migration.yaml", "name: mine\nextends: shipped\n")
        .Write("mine/customers.yaml", """
            source: clients.csv
            where: null
            fields:
              company_name: null
              notes: { from: remark }
              billing_address: { fields: { zip: null, state: { from: state } } }
            """);

    [Fact]
    public void Load_Fields_AreTheExtendedOnesButThoseOverridden()
    {
        var customers = Load().Streams[0];

        Assert.Equal("clients.csv", customers.Source.Header.File);
        Assert.Empty(customers.Source.Where);
        Assert.Equal(["city", "id", "name", "remark", "state", "type"], customers.Source.Header.Columns.Order(StringComparer.Ordinal));
        var record = new MappingStage(customers).Map(PackFolder.Source("id,name,type,city,remark,state", ["1", "Ann", "K", "Goa", "hi", "GA"]));
        Assert.Equal(
            """{"contact_name":"NW Ann","contact_type":"customer","billing_address":{"city":"Goa","state":"GA"},"notes":"hi"}""", record.Payload.ToJsonString());
    }

    [Fact]
    public void Load_WhatItDoesNotSay_IsTheExtendedOnes()
    {
        var pack = Load();

        Assert.Equal("mine", pack.Name);
        Assert.Equal(["customers", "items"], pack.Streams.Select(stream => stream.Entry.Name));
        Assert.Equal(["phone-shape"], pack.Streams[0].Rules.Severities.Keys);
    }

    [Fact]
    public void Load_ParametersAndRules_AreOverriddenOneByOne()
    {
        _folder.Write("mine/migration.yaml", "name: mine\nextends: ../shipped\nparameters: { prefix: X }\nrules: { date-order: error }\nstreams: [customers]\n");

        var pack = Load();

        Assert.Equal(["date-order", "phone-shape"], pack.Streams.Single().Rules.Severities.Keys.Order(StringComparer.Ordinal));
        Assert.StartsWith("""{"contact_name":"X Ann",""", new MappingStage(pack.Streams[0]).Map(PackFolder.Source("id,name,type,city,remark,state", ["1", "Ann", "K", "", "", ""])).Payload.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Load_AFileOfTheExtendedPack_IsPartOfTheFingerprint()
    {
        var before = Load().Fingerprint;

        _folder.Write("shipped/types.csv", "word,type\nK,vendor\n");

        Assert.NotEqual(before, Load().Fingerprint);
    }

    [Fact]
    public void Load_Faults_NameTheFileTheyAreIn()
    {
        _folder.Write("mine/customers.yaml", "fields:\n  nots: { from: a }\n");
        _folder.Write("shipped/customers.yaml", "module: books.contacts\nsource: a.csv\nkey: [id]\nfields:\n  contact_nam: { from: name }\n");
        _folder.Write("shipped/items.yaml", "module: books.item\nsource: items.csv\nkey: [id]\nfields: { name: { from: name } }\n");

        Assert.Equal(
            ["../shipped/customers.yaml:5", "../shipped/items.yaml:1", "customers.yaml:2"],
            Faults().Select(fault => $"{fault.File}:{fault.Line}"));
    }

    [Theory]
    [InlineData("shiped", "there is no pack `shiped` to extend at migration.yaml:2:10; did you mean `shipped`?")]
    [InlineData("mine", "pack `mine` extends itself, by way of what it extends at migration.yaml:2:10")]
    [InlineData("../../shipped", "there is no pack `../../shipped` to extend")]
    [InlineData("/etc", "there is no pack `/etc` to extend")]
    [InlineData("..", "there is no pack `..` to extend")]
    [InlineData("[shipped]", "`extends` should be one value")]
    public void Load_BadExtends_SaysSo(string extends, string fault)
    {
        _folder.Write("mine/migration.yaml", $"name: mine\nextends: {extends}\n");

        Assert.StartsWith(fault, Faults()[0].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Load_PacksThatExtendEachOther_SaysSo()
    {
        _folder.Write("shipped/migration.yaml", "name: shipped\nextends: mine\n");

        Assert.Equal("pack `mine` extends itself, by way of what it extends at ../shipped/migration.yaml:2:10", Assert.Single(Faults()).ToString());
    }

    [Fact]
    public void Load_AMisspeltFileOfItsOwn_IsNotPassedOver()
    {
        File.Move(_folder["mine", "customers.yaml"], _folder["mine", "customers.yml"]);

        Assert.StartsWith("stream `customers` has no file customers.yaml, but customers.yml is there", Assert.Single(Faults()).ToString(), StringComparison.Ordinal);
    }

    [SkippableFact]
    public void Load_ALinkToAPackElsewhere_IsRefused()
    {
        using var elsewhere = new TemporaryFolder().Write("migration.yaml", "name: e\nproducts: [books]\nstreams: [items]\n");
        Skip.If(OperatingSystem.IsWindows());
        Directory.CreateSymbolicLink(_folder["linked"], elsewhere.Path);
        _folder.Write("mine/migration.yaml", "name: mine\nextends: linked\n");

        Assert.StartsWith("there is no pack `linked` to extend", Assert.Single(Faults()).ToString(), StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private Pack Load() => new PackReader(_folder["mine"], new Dictionary<string, string> { ["year"] = "2024" }, ZohoCatalogue.Load()).Read(isDraft: true);

    private IReadOnlyList<PackFault> Faults() => Assert.Throws<PackException>(Load).Faults;
}
