using System.Globalization;
using System.Text.Json;
using Xunit;
using ZohoMigrate.Catalog;
using ZohoMigrate.Testing.Checkpointing;
using ZohoMigrate.Zoho.Options;

namespace ZohoMigrate.Tests.Checkpointing.Model;

/// <summary>What Zoho has, and what may still reach it. It keeps nothing unique: it makes a record of whatever arrives.</summary>
internal sealed class ModelZoho(DeliveryOptions options)
{
    private readonly List<ModelCall> _calls = [];
    private readonly List<(ModelRecord Of, string Id, TimeSpan MadeAt, TimeSpan ShownFrom, bool IsOurs)> _rows = [];

    /// <summary>Time that nobody can set.</summary>
    public TimeSpan Now { get; private set; }

    public DateTimeOffset Clock => CheckpointCalls.Noon + Now;

    public IReadOnlyList<ModelCall> UnderWay =>
        [.. _calls.Where(call => !call.IsOver && (call.GivenUpAt is null || Now <= call.GivenUpAt + options.LateArrival))];

    public void Wait(TimeSpan by) => Now += by;

    /// <summary>A create leaves: law 2 allows it only where none is there and none can come.</summary>
    public ModelCall Send(ModelRecord record)
    {
        Assert.False(MayHave(record), $"{record} was sent while one could be at Zoho.");
        var call = new ModelCall(record);
        _calls.Add(call);
        return call;
    }

    /// <summary>Zoho has the record from now on, and shows it as late as it may, or at once.</summary>
    public void Land(ModelCall call, bool isShownLate)
    {
        call.IsOver = true;
        _rows.Add((call.Record, $"z{_rows.Count}", Now, isShownLate ? Now + options.AbsenceDelay : Now, IsOurs: true));
        Assert.Single(_rows, row => row.Of == call.Record && row.IsOurs);
    }

    /// <summary>There is one of its name, made long before us.</summary>
    public void HadAlready(ModelRecord record)
    {
        if (!_rows.Exists(row => row.Of == record && !row.IsOurs))
            _rows.Add((record, $"f{_rows.Count}", TimeSpan.FromDays(-30), TimeSpan.Zero, IsOurs: false));
    }

    /// <summary>Whoever waits for an answer is gone.</summary>
    public void GiveUpAll()
    {
        foreach (var call in _calls)
            call.GivenUpAt ??= Now;
    }

    public string? IdOf(ModelRecord record) => _rows.Find(row => row.Of == record && row.IsOurs).Id;

    public bool Knows(ModelRecord record, string id) => _rows.Exists(row => row.Of == record && row.Id == id);

    public bool MayHave(ModelRecord record) => IdOf(record) is not null || UnderWay.Any(call => call.Record == record);

    public IReadOnlyList<ModelRecord> Made => [.. _rows.Where(row => row.IsOurs).Select(row => row.Of)];

    public IReadOnlyList<JsonElement> Shown(ModelRecord record, ModuleSpec module) =>
    [
        .. _rows.Where(row => row.Of == record && Now >= row.ShownFrom).Select(row => JsonSerializer.SerializeToElement(
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                [module.Id] = row.Id,
                [module.NaturalKey[0]] = record.Mapped.Key,
                ["created_time"] = (CheckpointCalls.Noon + row.MadeAt).ToString("yyyy-MM-dd'T'HH:mm:ss'+0000'", CultureInfo.InvariantCulture),
            })),
    ];
}
