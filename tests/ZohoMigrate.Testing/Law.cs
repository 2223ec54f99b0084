using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace ZohoMigrate.Testing;

/// <summary>
/// How a law is put to the test: with a fixed seed, so that a failure is there again, and so often that the suite stays quick. <c>LAW_SEED</c> in
/// the environment draws other worlds, and <c>LAW_TIMES</c> so many times as many of them.
/// </summary>
public static class Law
{
    /// <param name="seed">Where the drawing begins.</param>
    /// <param name="times">How many worlds are drawn.</param>
    public static Config Of(ulong seed, int times) => Config.QuickThrowOnFailure
        .WithReplay(Number("LAW_SEED") is { } other ? (ulong)other : seed, 7)
        .WithMaxTest(times * (Number("LAW_TIMES") ?? 1));

    private static int? Number(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
