using PublicationsCatalogue.Tests.Browser;
using Xunit.Abstractions;

[assembly: TestCollectionOrderer("PublicationsCatalogue.Tests.Support.LongestFirst", "PublicationsCatalogue.Tests")]

namespace PublicationsCatalogue.Tests.Support;

/// <summary>What people do in a browser is done one after the other and takes longest: begun last, all else would have ended long before.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
        testCollections.OrderByDescending(c => c.DisplayName == BrowserTests.Name);
}
