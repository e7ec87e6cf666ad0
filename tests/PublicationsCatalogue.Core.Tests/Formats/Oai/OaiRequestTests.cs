using PublicationsCatalogue.Core.Formats.Oai;

namespace PublicationsCatalogue.Core.Tests.Formats.Oai;

public sealed class OaiRequestTests
{
    private static readonly Guid Catalogue = Guid.Parse("2f6a0f0e-8a3c-4a55-9c1e-7d6b5a4f3e21");

    [Theory]
    [InlineData("", "badVerb")]
    [InlineData("verb=", "badVerb")]
    [InlineData("verb=identify", "badVerb")]
    [InlineData("Verb=Identify", "badVerb")]
    [InlineData("verb=Identify&verb=Identify", "badVerb")]
    [InlineData("verb=junk", "badVerb")]
    [InlineData("verb=Identify&x=1", "badArgument")]
    [InlineData("verb=Identify&identifier=oai:a:1", "badArgument")]
    [InlineData("verb=GetRecord", "badArgument")]
    [InlineData("verb=GetRecord&metadataPrefix=oai_dc", "badArgument")]
    [InlineData("verb=GetRecord&identifier=oai:a:1", "badArgument")]
    [InlineData("verb=GetRecord&identifier=oai:a:1&identifier=oai:a:1&metadataPrefix=oai_dc", "badArgument")]
    [InlineData("verb=ListRecords", "badArgument")]
    [InlineData("verb=ListRecords&metadataPrefix=", "badArgument")]
    [InlineData("verb=ListRecords&metadataPrefix=oai_dc&resumptionToken=x", "badArgument")]
    [InlineData("verb=ListRecords&resumptionToken=x&resumptionToken=x", "badArgument")]
    [InlineData("verb=ListRecords&metadataPrefix=oai_dc&set=", "badArgument")]
    [InlineData("verb=ListRecords&metadataPrefix=oai_dc&set=series:", "badArgument")]
    [InlineData("verb=ListRecords&metadataPrefix=oai_dc&set=a b", "badArgument")]
    [InlineData("verb=ListRecords&metadataPrefix=oai_dc&from=2021", "badArgument")]
    [InlineData("verb=ListRecords&metadataPrefix=oai_dc&from=2021-02-30", "badArgument")]
    [InlineData("verb=ListRecords&metadataPrefix=oai_dc&from=2021-02-03T10:00Z", "badArgument")]
    [InlineData("verb=ListRecords&metadataPrefix=oai_dc&from=2021-02-03T10:00:00+01:00", "badArgument")]
    [InlineData("verb=ListRecords&metadataPrefix=oai_dc&from=2021-02-03T10:00:00.5Z", "badArgument")]
    [InlineData("verb=ListRecords&metadataPrefix=oai_dc&until=\u0662\u0660\u0662\u0661-02-03", "badArgument")]
    [InlineData("verb=ListRecords&metadataPrefix=oai_dc&until=99999-01-01", "badArgument")]
    [InlineData("verb=ListRecords&metadataPrefix=oai_dc&from=2021-02-03&until=2021-02-03T10:00:00Z", "badArgument")]
    [InlineData("verb=ListRecords&metadataPrefix=oai_dc&from=2021-02-04&until=2021-02-03", "badArgument")]
    public void What_is_no_request_is_told_by_the_protocols_own_code(string query, string code)
    {
        var (request, error) = Read(query);

        Assert.Null(request);
        Assert.Equal(code, error?.Code);
        Assert.True(error?.IsOfArguments);
    }

    [Theory]
    [InlineData("verb=Identify")]
    [InlineData("verb=ListMetadataFormats&identifier=oai:a:1")]
    [InlineData("verb=ListSets&resumptionToken=x")]
    [InlineData("verb=ListRecords&resumptionToken=")]
    [InlineData("metadataPrefix=junk&verb=ListRecords")]
    [InlineData("verb=ListRecords&metadataPrefix=oai_dc&from=0001-01-01&until=9999-12-31&set=series:a-1")]
    [InlineData("verb=ListIdentifiers&metadataPrefix=oai_dc&from=2021-02-03T10:00:00Z&until=2021-02-03T10:00:00Z")]
    public void A_request_has_the_arguments_its_verb_takes(string query) => Assert.Null(Read(query).Error);

    [Fact]
    public void A_day_ends_with_its_last_second()
    {
        Assert.Equal(new OaiDate(1633564800, 1633651199), OaiDate.Read("2021-10-07"));
        Assert.Equal(new OaiDate(1633599000, 1633599000), OaiDate.Read("2021-10-07T09:30:00Z"));
        Assert.Equal("2021-10-07T09:30:00Z", OaiDate.Of(1633599000));
    }

    [Theory]
    [InlineData("oai:a.org:17", 17L)]
    [InlineData("OAI:A.org:17", 17L)]
    [InlineData("oai:a.org:017", null)]
    [InlineData("oai:a.org:+17", null)]
    [InlineData("oai:b.org:17", null)]
    [InlineData("oai:a.org:", null)]
    [InlineData("oai:a.org:99999999999999999999", null)]
    [InlineData("oai:a.org:\u0661", null)]
    [InlineData("invalid\"id", null)]
    public void An_identifier_is_one_of_this_catalogue_or_none(string text, long? id) => Assert.Equal(id, OaiIdentifier.Read("a.org", text));

    [Fact]
    public void A_token_says_in_plain_text_where_the_list_goes_on()
    {
        var token = new ResumptionToken("ListRecords", "oai_dc", "S12", "2021-01-01", "", 1633599000, 17, 100);

        Assert.StartsWith("1/ListRecords/oai_dc/S12/2021-01-01//1633599000/17/100/", token.Write(Catalogue), StringComparison.Ordinal);
        Assert.Equal(token, ResumptionToken.Read(token.Write(Catalogue), "ListRecords", Catalogue));
    }

    [Fact]
    public void A_token_that_was_changed_or_is_of_another_verb_or_catalogue_is_none()
    {
        var token = new ResumptionToken("ListRecords", "oai_dc", "", "", "", 1633599000, 17, 100).Write(Catalogue);

        Assert.Null(ResumptionToken.Read(token, "ListIdentifiers", Catalogue));
        Assert.Null(ResumptionToken.Read(token, "ListRecords", Guid.Empty));
        for (var i = 0; i < token.Length; i++)
        {
            Assert.Null(ResumptionToken.Read(token[..i] + (char)(token[i] ^ 1) + token[(i + 1)..], "ListRecords", Catalogue));
            Assert.Null(ResumptionToken.Read(token[..i], "ListRecords", Catalogue));
            Assert.Null(ResumptionToken.Read(token.Insert(i, "/"), "ListRecords", Catalogue));
        }
        foreach (var junk in new[] { null, "", "/", "//////////", new string('/', 400), new string('x', 8192), "\0", "1/ListRecords" })
            Assert.Null(ResumptionToken.Read(junk, "ListRecords", Catalogue));
    }

    private static (OaiRequest? Request, OaiError? Error) Read(string query) => OaiRequest.Read(query.Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => pair.Split('=', 2)).Select(pair => new KeyValuePair<string, string>(pair[0], pair[1])));
}
