using PublicationsCatalogue.Settings;

namespace PublicationsCatalogue.Tests.Settings;

public sealed class SiteTests
{
    [Theory]
    [InlineData("http://127.0.0.1:7152", "http://127.0.0.1:7152/")]
    [InlineData("http://localhost:8080", "http://localhost:8080/")]
    [InlineData("http://[::]:8080", "http://127.0.0.1:8080/")]
    [InlineData("http://0.0.0.0:80", "http://127.0.0.1/")]
    [InlineData("http://unix:/run/catalogue.sock", "http://127.0.0.1:5000/")]
    [InlineData("http://192.0.2.7:8080", "http://127.0.0.1:5000/")]
    public void Where_it_listens_is_told_as_this_machine_reaches_it(string listens, string told)
    {
        var site = new Site(new CatalogueSettings());
        site.IsServedAt(listens);

        Assert.Equal(told, site.OnThisMachine.AbsoluteUri);
    }
}
