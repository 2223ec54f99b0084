namespace ZohoMigrate.Zoho;

/// <summary>When an attempt was begun.</summary>
/// <param name="Number">1 for the first attempt of the request.</param>
/// <param name="At">By Zoho's clock, as far as it is known: to be compared with what Zoho says of its records.</param>
/// <param name="BootId">The machine's boot, so that <paramref name="Monotonic"/> means something.</param>
/// <param name="Monotonic">Monotonic clock of that boot.</param>
public readonly record struct AttemptStart(int Number, DateTimeOffset At, string BootId, TimeSpan Monotonic);
