namespace ZohoMigrate.Zoho.Lanes;

/// <summary>How much of the window is ours now.</summary>
/// <param name="Requests">Most permits in a window.</param>
/// <param name="RaisedAt">When it will be one more, monotonic; null when it is all that the settings allow.</param>
internal readonly record struct WindowLimit(int Requests, long? RaisedAt);
