using System.Globalization;
using Xunit;
using ZohoMigrate.Pipeline.Records.Payloads;

namespace ZohoMigrate.Tests.Records;

public sealed class IsoDateTests
{
    private const string Signs = "0123456789-/ \u0967";

    [Fact]
    public void TryParse_DatesAndWhatLooksLikeThem_AsDotNetDoes()
    {
        var random = new Random(3);
        for (var i = 0; i < 50_000; i++)
        {
            var text = $"{random.Next(11_000):D4}-{random.Next(14):D2}-{random.Next(33):D2}".ToCharArray();
            if (random.Next(3) == 0)
                text[random.Next(text.Length)] = Signs[random.Next(Signs.Length)];
            var isDate = DateOnly.TryParseExact(text, IsoDate.Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var expected);

            Assert.Equal((isDate, expected), (IsoDate.TryParse(text, out var date), date));
            if (isDate)
                Assert.Equal(new string(text), IsoDate.Text(date));
        }
    }
}
