using Microsoft.Extensions.Logging;
using ZohoMigrate.Cli.Commands;
using ZohoMigrate.Cli.Composition;

namespace ZohoMigrate.Cli.Terminal;

/// <summary>The log on stderr, for <c>--verbose</c>: lines for people, or JSON lines where stdout carries JSON.</summary>
internal sealed class VerboseLog(ErrorLines lines, CommonArguments common, SecretScrubber scrubber, TimeProvider time) : LineLog(LogLevel.Trace)
{
    public override void Write(LogLine line) => lines.Write(common.Output == OutputFormat.Json
        ? new RunLogEntry(time.GetUtcNow(), Run: null, line).ToLine(scrubber)
        : scrubber.Scrub($"{line.Level}: {line.Message}"));
}
