using System.Globalization;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Hosting;

/// <summary>Looks at the memory of the whole process, which no other test may fill meanwhile.</summary>
[Collection(Alone.Name)]
public sealed class NoiseTests(CatalogueApp app) : IClassFixture<CatalogueApp>
{
    [Fact]
    public async Task Noise_of_any_amount_does_not_stay_in_memory()
    {
        using var reader = app.Reader();
        _ = await reader.GetStringAsync(new Uri("/", UriKind.Relative));
        var before = GC.GetTotalMemory(forceFullCollection: true);

        for (var i = 0; i < 4_000; i++)
            _ = await reader.GetByteArrayAsync(new Uri(string.Create(CultureInfo.InvariantCulture, $"/?noise={i:0000}{new string('n', 4_000)}"), UriKind.Relative));

        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, 40_000_000);
    }
}
