using System.Reflection;
using Microsoft.Extensions.Logging;
using Xunit;
using ZohoMigrate.Cli.Commands;
using ZohoMigrate.Pipeline;
using ZohoMigrate.Zoho;

namespace ZohoMigrate.Tests.Architecture;

/// <summary>What <c>run.log</c> is filtered by.</summary>
public sealed class LogEventTests
{
    [Fact]
    public void Numbers_OfAllLogEvents_AreUnique()
    {
        var numbers = new[] { typeof(CommandTree), typeof(MigrationPipeline), typeof(ZohoClient) }
            .SelectMany(type => type.Assembly.GetTypes()).Where(type => type.Name == "Log")
            .SelectMany(log => log.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Select(method => method.GetCustomAttribute<LoggerMessageAttribute>()?.EventId).OfType<int>().ToList();

        Assert.True(numbers.Count > 20);
        Assert.Equal(numbers.Distinct(), numbers);
    }
}
