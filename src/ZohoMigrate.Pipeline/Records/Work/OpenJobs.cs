namespace ZohoMigrate.Pipeline.Records.Work;

/// <summary>
/// The jobs that are at work at Zoho, between Planning, which says when one is asked after, and Delivery, which asks. It is asked soon at first, and
/// then more and more rarely: a small file takes seconds, a full one minutes.
/// </summary>
/// <param name="time">The run's clock.</param>
internal sealed class OpenJobs(TimeProvider time)
{
    private static readonly TimeSpan FirstRest = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestRest = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<long, Watched> _jobs = [];
    private readonly HashSet<string> _barred = new(StringComparer.Ordinal);

    public bool IsEmpty
    {
        get
        {
            lock (_gate)
                return _jobs.Count == 0;
        }
    }

    /// <summary>The streams whose records they make.</summary>
    public IReadOnlySet<string> Streams
    {
        get
        {
            lock (_gate)
                return _jobs.Values.Select(watched => watched.Job.Stream).ToHashSet(StringComparer.Ordinal);
        }
    }

    /// <summary>One that an earlier process asked for: it may be done since long.</summary>
    public void Resume(OpenJob job) => Watch(job, TimeSpan.Zero);

    /// <summary>One that was just asked for.</summary>
    public void Begin(OpenJob job) => Watch(job, FirstRest);

    /// <summary>Those that are due to be asked after; none of them is due again before <see cref="Asked"/>.</summary>
    public IReadOnlyList<OpenJob> TakeDue()
    {
        var now = time.GetUtcNow();
        lock (_gate)
        {
            var due = _jobs.Values.Where(watched => !watched.IsAsked && watched.Next <= now).ToList();
            foreach (var watched in due)
                watched.IsAsked = true;
            return due.ConvertAll(watched => watched.Job);
        }
    }

    /// <summary>It was asked after, and goes on.</summary>
    public void Asked(OpenJob job)
    {
        lock (_gate)
        {
            if (_jobs.TryGetValue(job.Request, out var watched))
                watched.RestFrom(time.GetUtcNow(), LongestRest);
        }
    }

    /// <summary>It is over, and its result could not be had.</summary>
    /// <returns>Since when it could not, and how often.</returns>
    public (DateTimeOffset Since, int Times) Missed(OpenJob job)
    {
        lock (_gate)
            return _jobs.TryGetValue(job.Request, out var watched) ? watched.ResultMissed.Count(time.GetUtcNow()) : (time.GetUtcNow(), 1);
    }

    /// <summary>It was asked after, and Zoho did not say that it is over.</summary>
    /// <returns>Since when it was asked in vain, and how often.</returns>
    public (DateTimeOffset Since, int Times) StillOpen(OpenJob job)
    {
        lock (_gate)
            return _jobs.TryGetValue(job.Request, out var watched) ? watched.EndMissed.Count(time.GetUtcNow()) : (time.GetUtcNow(), 1);
    }

    /// <summary>Nothing more is to be heard of it.</summary>
    public void End(OpenJob job)
    {
        lock (_gate)
            _jobs.Remove(job.Request);
    }

    /// <summary>How long until the next is due; at most so long.</summary>
    public TimeSpan UntilNext(TimeSpan atMost)
    {
        lock (_gate)
        {
            var next = _jobs.Values.Where(watched => !watched.IsAsked).Select(watched => watched.Next - time.GetUtcNow()).Append(atMost).Min();
            return next > TimeSpan.Zero ? next : TimeSpan.Zero;
        }
    }

    /// <summary>Zoho takes no job of this stream as it is: its records go by themselves from now on.</summary>
    public void Bar(string stream)
    {
        lock (_gate)
            _barred.Add(stream);
    }

    public bool IsBarred(string stream)
    {
        lock (_gate)
            return _barred.Contains(stream);
    }

    private void Watch(OpenJob job, TimeSpan rest)
    {
        lock (_gate)
            _jobs[job.Request] = new Watched(job, time.GetUtcNow() + rest);
    }

    private sealed class Watched(OpenJob job, DateTimeOffset first)
    {
        private TimeSpan _rest = FirstRest;

        public OpenJob Job => job;

        public Misses EndMissed { get; } = new();

        public Misses ResultMissed { get; } = new();

        public DateTimeOffset Next { get; private set; } = first;

        public bool IsAsked { get; set; }

        public void RestFrom(DateTimeOffset now, TimeSpan longest)
        {
            (IsAsked, Next) = (false, now + _rest);
            _rest = _rest * 2 < longest ? _rest * 2 : longest;
        }
    }

    private sealed class Misses
    {
        private DateTimeOffset? _since;
        private int _times;

        public (DateTimeOffset Since, int Times) Count(DateTimeOffset now)
        {
            _since ??= now;
            return (_since.Value, ++_times);
        }
    }
}
