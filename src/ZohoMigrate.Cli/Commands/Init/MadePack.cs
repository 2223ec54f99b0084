using ZohoMigrate.Pipeline.Proposing;

namespace ZohoMigrate.Cli.Commands.Init;

/// <summary>What <c>init</c> made.</summary>
/// <param name="Pack">The pack's folder, as the user named it.</param>
/// <param name="Files">Its files.</param>
internal sealed record MadePack(string Pack, IReadOnlyList<string> Files)
{
    /// <summary>What was proposed; left out where the pack extends another.</summary>
    public IReadOnlyList<StreamDraft>? Streams { get; init; }

    /// <summary>Files that nothing is proposed for.</summary>
    public IReadOnlyList<string>? Left { get; init; }

    /// <summary>What to do with those of them that are reports.</summary>
    public IReadOnlyDictionary<string, string>? Advice { get; init; }

    /// <summary>Why files could not be read.</summary>
    public IReadOnlyList<string>? Unread { get; init; }

    /// <summary>The pack it extends.</summary>
    public string? Extends { get; init; }

    /// <summary>Where that pack was copied to; left out where it lies beside already.</summary>
    public string? CopiedTo { get; init; }
}
