using Microsoft.Extensions.Logging;
using ZohoMigrate.Cli.Composition;

namespace ZohoMigrate.Cli.Terminal;

/// <summary>What of the log a person must see without asking for it: why nothing moves, and until when. Plain lines on stderr.</summary>
internal sealed class NoticeLog(ErrorLines lines, SecretScrubber scrubber) : LineLog(LogLevel.Warning)
{
    public override void Write(LogLine line) => lines.Write(scrubber.Scrub(line.Message));
}
