using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;
using ZohoMigrate.Catalog;
using ZohoMigrate.Testing;
using ZohoMigrate.Testing.Zoho;
using ZohoMigrate.Zoho.Lanes;
using ZohoMigrate.Zoho.Options;

namespace ZohoMigrate.Tests.Zoho.Lanes;

public sealed class LaneOpenerTests : IDisposable
{
    private static readonly ZohoCatalogue Catalogue = ZohoCatalogue.Load();

    private readonly TemporaryFolder _folder = new();
    private readonly ManualTimeProvider _clock = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("60012345", "books-in-60012345-organization.db")]
    [InlineData("../a b_c-D", "books-in-___a_b_c-D-organization.db")]
    public async Task OpenAsync_AnOrganisation_HasAFileForEachLaneUnderASafeName(string organization, string file)
    {
        await using var lanes = await OpenAsync(new LaneOptions(), organization);

        Assert.Equal(Catalogue.Products.Sum(product => product.Lanes.Count), lanes.Count);
        Assert.True(File.Exists(_folder["lanes", file]), string.Join(' ', Directory.GetFiles(_folder["lanes"])));
    }

    [Fact]
    public async Task OpenAsync_WhatTheUserSays_IsTheLanes()
    {
        await using var lanes = await OpenAsync(new LaneOptions { Requests = 7, Headroom = 2, PerDay = 50 });

        var snapshot = await lanes["books.organization"].SnapshotAsync(default);

        Assert.Equal((5, 50), (snapshot.Configured, snapshot.DayLimit));
    }

    [Theory]
    [InlineData(null, 7777), InlineData(50, 50)]
    public async Task OpenAsync_ThePlansDayAsItWasReadLast_HoldsWhereTheUserSaysNothing(int? said, int holds)
    {
        await using (var first = await OpenAsync(new LaneOptions()))
            await first["books.organization"].LimitDayAsync(7777);

        await using var lanes = await OpenAsync(new LaneOptions { PerDay = said });

        Assert.Equal(holds, lanes["books.organization"].PerDay);
    }

    [Fact]
    public async Task OpenAsync_AFileIsDamaged_SaysWhereItIsKeptAndThatTheDaysCountIsLost()
    {
        Directory.CreateDirectory(_folder["lanes"]);
        await File.WriteAllTextAsync(_folder["lanes", "books-in-60012345-organization.db"], new string('x', 8192));
        using var log = new ListLogger();

        await using var lanes = await OpenAsync(new LaneOptions(), logger: log);

        var said = Assert.Single(log.Lines, line => line.Contains("damaged", StringComparison.Ordinal));
        Assert.Contains(_folder["lanes", "books-in-60012345-organization.damaged-2026-03-01T12-00-00-000.db"], said, StringComparison.Ordinal);
        Assert.Contains("How many calls of the day were made before is not known", said, StringComparison.Ordinal);
        Assert.Contains("(lane books.organization)", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OpenAsync_OtherProductsLimits_AreNotTaken()
    {
        await using var lanes = await OpenAsync(new LaneOptions { Requests = 3 }, of: "crm");

        Assert.Equal(100, (await lanes["books.organization"].SnapshotAsync(default)).Configured);
    }

    private Task<LaneSet> OpenAsync(LaneOptions user, string organization = "60012345", string of = "books", ILogger? logger = null) => new LaneOpener(
        new ZohoOptions { OrganizationId = organization, DataCenter = "in" },
        new DeliveryOptions(),
        new Dictionary<string, LaneOptions>(StringComparer.Ordinal) { [of] = user },
        _folder.Path,
        "boot",
        _clock,
        logger ?? NullLogger.Instance).OpenAsync(Catalogue, default);
}
