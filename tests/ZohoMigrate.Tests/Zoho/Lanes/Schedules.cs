using System.Globalization;
using ZohoMigrate.Testing;

namespace ZohoMigrate.Tests.Zoho.Lanes;

/// <summary>Generated schedules, on all processors. <c>SCHEDULES=100000</c> in the environment asks for so many instead of a few.</summary>
internal static class Schedules
{
    private const int Few = 500;

    public static int Count { get; } = int.TryParse(Environment.GetEnvironmentVariable("SCHEDULES"), CultureInfo.InvariantCulture, out var count) ? count : Few;

    /// <summary>Makes worlds, each of which lives through some schedules, and looks at it then; a failure names the world.</summary>
    /// <typeparam name="T">What is found out.</typeparam>
    /// <param name="worlds">How many.</param>
    /// <param name="laneOf">The lane of a world.</param>
    /// <param name="schedulesOf">The schedules of a world.</param>
    /// <param name="look">What to find out when they are over.</param>
    public static IReadOnlyList<T> Run<T>(
        int worlds, Func<int, LimiterLane> laneOf, Func<int, LimiterLane, IEnumerable<Schedule>> schedulesOf, Func<LimiterLane, LimiterWorld, T> look)
    {
        using var folder = new TemporaryFolder();
        var found = new T[worlds];
        Parallel.For(0, worlds, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, number =>
        {
            var lane = laneOf(number);
            var home = folder[$"{number}"];
            try
            {
                using var world = new LimiterWorld(lane, Path.Combine(home, "lane.db"));
                foreach (var schedule in schedulesOf(number, lane))
                    world.Run(schedule);
                found[number] = look(lane, world);
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"World {number}, {lane}: {e.Message}", e);
            }

            Directory.Delete(home, recursive: true);
        });
        return found;
    }
}
