namespace ZohoMigrate.EndToEndTests.Harness;

/// <summary>
/// Draws how each kill of a worst week comes: at a moment by name, each of them before any comes again, or, every fourth time, from outside and at
/// whatever moment that is. The same seed draws the same.
/// </summary>
internal sealed class WorstKills(int seed)
{
    private const int OutsideEvery = 4;
    private const int LongestDelay = 200;
    private const int MostTimes = 2;

    private static readonly string[] Points = ["after-intent", "after-answer", "before-commit", "after-lane", "after-settling"];

    private readonly Random _chance = new(seed);
    private readonly Queue<string> _points = [];
    private int _drawn;

    /// <summary>The next kill.</summary>
    /// <param name="mostCalls">It strikes before so many more calls are answered.</param>
    public WorstKill Next(int mostCalls)
    {
        var calls = _chance.Next(0, Math.Max(1, mostCalls));
        // Early among its four and nearer than the others: the run goes on until it is struck, and must not be at its end by then.
        if (_drawn++ % OutsideEvery == 1)
            return new WorstKill(calls / 2, Point: null, Times: 0, TimeSpan.FromMilliseconds(_chance.Next(LongestDelay)));
        if (_points.Count == 0)
        {
            var points = Points.ToArray();
            _chance.Shuffle(points);
            Array.ForEach(points, _points.Enqueue);
        }

        return new WorstKill(calls, _points.Dequeue(), _chance.Next(1, MostTimes + 1), TimeSpan.Zero);
    }
}
