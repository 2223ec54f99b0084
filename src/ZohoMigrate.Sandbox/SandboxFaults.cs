using ZohoMigrate.Sandbox.Faults;

namespace ZohoMigrate.Sandbox;

/// <summary>
/// What goes wrong on purpose, by a text of parts between commas: <c>name=share</c> strikes by chance, <c>name#n</c> or <c>name#n-m</c>
/// strikes certain requests, counted from 1 (calls of the token endpoint by themselves); <c>@hh:mm:ss</c> after either sets the fault's
/// time, and <c>seed=n</c> the chance. <c>neighbour=n</c> strikes nobody: it is there all the time. The same seed gives the n-th request of a ledger the same fault.
/// </summary>
public sealed class SandboxFaults
{
    internal SandboxFaults(string text, IReadOnlyList<FaultRule> rules, int seed) => (Text, Rules, Seed) = (text, rules, seed);

    public static SandboxFaults None { get; } = new("", [], 0);

    /// <summary>Name and meaning of every fault, in a line of text each.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Known { get; } =
    [
        .. FaultTable.All.Select(spec => KeyValuePair.Create(spec.Time is null ? spec.Name : spec.Name + "@T", spec.Does)),
        KeyValuePair.Create("poison=text", "a call of Zoho CRM with a record that holds the text is refused as a whole; a row of a bulk job is skipped"),
        KeyValuePair.Create("neighbour=n", "other programs make n requests in every window"),
    ];

    /// <summary>As it was written.</summary>
    public string Text { get; }

    internal IReadOnlyList<FaultRule> Rules { get; }

    internal int Seed { get; }

    /// <summary>
    /// A field that every create takes and drops without a word, as Zoho does with some (reference/zoho-books.md §3.3): <c>notes</c>, or
    /// <c>line_items.description</c>. Empty = none.
    /// </summary>
    public string DropField { get; internal init; } = "";

    /// <summary>A field that list rows do not show, as Zoho's often do not. Empty = none.</summary>
    public string HideField { get; internal init; } = "";

    /// <summary>A text: a call of Zoho CRM with a record that holds it is refused as a whole, and nothing says which record it was. Empty = none.</summary>
    public string Poison { get; internal init; } = "";

    /// <summary>Requests that other programs make in every window, at the limit of the window only.</summary>
    public int Neighbour { get; internal init; }

    /// <summary>Reads <c>drop=0.05,commit-500=0.05,429#17,503#20-25@00:00:05,lag=0.05@00:00:02,seed=7</c>, any part of it in any order.</summary>
    /// <exception cref="SandboxException">A name, number or time is not understood, or the shares are more than everything.</exception>
    public static SandboxFaults Parse(string text) => SandboxFaultsParser.Parse(text);

    public override string ToString() => Text;
}
