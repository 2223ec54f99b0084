using Xunit;
using ZohoMigrate.Testing;

namespace ZohoMigrate.Tests.Zoho.OAuth;

/// <summary>When a token endpoint was asked, by a clock that nobody sets.</summary>
internal sealed class AskingTimes(ManualTimeProvider clock)
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    private readonly List<TimeSpan> _times = [];

    public IReadOnlyList<TimeSpan> All
    {
        get
        {
            lock (_times)
                return [.. _times];
        }
    }

    public int Count => All.Count;

    public void Add()
    {
        lock (_times)
            _times.Add(clock.Elapsed);
    }

    /// <summary>No ten minutes hold an eleventh.</summary>
    public void AssertNeverOver()
    {
        var all = All;
        Assert.All(all, from => Assert.InRange(all.Count(at => at >= from && at < from + Window), 1, 10));
    }

    /// <summary>The ten minutes after the ask of this number were left in peace.</summary>
    public void AssertRestAfter(int number) => Assert.True(All[number] - All[number - 1] >= Window, string.Join(", ", All));
}
