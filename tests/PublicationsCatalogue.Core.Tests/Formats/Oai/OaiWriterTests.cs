using System.Runtime.CompilerServices;
using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;
using PublicationsCatalogue.Core.Formats.Oai;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Core.Tests.Support;

namespace PublicationsCatalogue.Core.Tests.Formats.Oai;

/// <summary>Answers by the rules of their schemas, in Schemas/ beside this folder.</summary>
public sealed class OaiWriterTests
{
    private static readonly XmlSchemaSet Schemas = Read();

    public static TheoryData<string> Prefixes => [.. MetadataFormat.All.Select(f => f.Prefix)];

    [Theory]
    [MemberData(nameof(Prefixes))]
    public void Each_publication_is_valid_in_each_format_whatever_was_typed(string prefix)
    {
        var hostile = Examples.One("hostile", "\u0001\uFFFE<b>&]]>\uD800 \u2028", "report", "2021");
        hostile.Texts[0].Subtitle = "\u0000";
        (hostile.Edition, hostile.AccessRights) = ("\u0008", "]]>\uFFFF");

        AssertValid(Written(prefix, [.. Examples.All, .. Enum.GetValues<IdentifierScheme>().Select(Identified), hostile]));
    }

    [Theory]
    [MemberData(nameof(Prefixes))]
    public void One_publication_with_every_field_is_written_as_it_was(string prefix) => Golden.AssertIs($"{prefix}.xml", Written(prefix, [Examples.Full()]));

    [Theory]
    [InlineData("en", "eng")]
    [InlineData("fr", "fre")]
    [InlineData("pt-BR", "por")]
    [InlineData("zh-Hans", "chi")]
    [InlineData("ja", "jpn")]
    [InlineData("fil", "fil")]
    [InlineData("qq", "und")]
    public void MARC_tells_the_language_in_its_own_letters(string language, string letters)
    {
        var publication = Examples.One("told", "Told", "report", "2021");
        publication.Texts[0].Language = LanguageTag.TryParse(language, out var tag) ? tag : default;

        var fixedLength = XDocument.Load(new MemoryStream(Written("marcxml", [publication]))).Descendants().Single(e => (string?)e.Attribute("tag") == "008").Value;

        Assert.Equal(40, fixedLength.Length);
        Assert.Equal(letters, fixedLength[35..38]);
    }

    [Fact]
    public void Every_other_answer_is_valid()
    {
        AssertValid(Answer(null, w => w.Error(OaiError.NoSuchVerb)));
        AssertValid(Answer(Request("Identify"), w => w.Identify("A & b\u0001", "https://catalogue.example/oai", "a@example.org", 0)));
        AssertValid(Answer(Request("ListMetadataFormats"), w => w.Formats()));
        AssertValid(Answer(Request("ListSets"), w =>
        {
            w.Begin("ListSets");
            w.Set("series:a-1", "A <b>\uFFFF");
            w.Token("1/ListSets", 0);
            w.End();
        }));
        AssertValid(Answer(Request("ListIdentifiers", ("metadataPrefix", "oai_dc"), ("from", "2021-10-07"), ("set", "series:a-1")), w =>
        {
            w.Begin("ListIdentifiers");
            w.Header(17, 1633599000, true, ["series:a-1"]);
            w.Token(null, 100);
            w.End();
        }));
    }

    [Theory]
    [InlineData("invalid\"id")]
    [InlineData("<x>")]
    [InlineData("%zz")]
    [InlineData("a b")]
    [InlineData("http://[")]
    [InlineData("\u0001")]
    [InlineData("oai:catalogue.example:99")]
    public void What_was_asked_is_repeated_so_that_the_answer_stays_valid(string identifier) =>
        AssertValid(Answer(Request("GetRecord", ("identifier", identifier), ("metadataPrefix", "<\u0001>")), w => w.Error(OaiError.NoSuchItem)));

    [Fact]
    public void The_last_part_of_a_list_has_an_empty_token_and_a_whole_list_none()
    {
        Assert.Contains("<resumptionToken cursor=\"100\"></resumptionToken>", Text(Answer(Request("ListSets"), w => w.Token(null, 100))), StringComparison.Ordinal);
        Assert.DoesNotContain("resumptionToken", Text(Answer(Request("ListSets"), w => w.Token(null, 0))), StringComparison.Ordinal);
    }

    private static Publication Identified(IdentifierScheme scheme)
    {
        var publication = Examples.One($"identified-{(int)scheme}", "Identified", "report", "2021");
        publication.Identifiers.Add(new PublicationIdentifier { Scheme = scheme, Value = "https://example.org/1" });
        return publication;
    }

    private static byte[] Written(string prefix, IReadOnlyList<Publication> publications) => Answer(Request("ListRecords", ("metadataPrefix", prefix)), w =>
    {
        w.Begin("ListRecords");
        for (var i = 0; i < publications.Count; i++)
        {
            var id = i + 1;
            w.Record(() => w.Header(id, 1633599000, false, []), publications[i], MetadataFormat.Find(prefix)!, Examples.Context);
        }
        w.End();
    });

    private static byte[] Answer(OaiRequest? request, Action<OaiWriter> write)
    {
        using var to = new MemoryStream();
        using (var writer = new OaiWriter(to, "https://catalogue.example/oai", "catalogue.example", Examples.FirstPublic, request))
            write(writer);
        return to.ToArray();
    }

    private static OaiRequest Request(string verb, params (string Name, string Value)[] arguments) => new(verb, arguments.ToDictionary(a => a.Name, a => a.Value, StringComparer.Ordinal));

    private static string Text(byte[] answer) => System.Text.Encoding.UTF8.GetString(answer);

    private static void AssertValid(byte[] answer)
    {
        List<string> problems = [];
        using var stream = new MemoryStream(answer);
        XDocument.Load(stream, LoadOptions.SetLineInfo).Validate(Schemas, (_, e) => problems.Add($"{e.Exception.LineNumber}: {e.Message}"));
        Assert.Empty(problems);
    }

    private static XmlSchemaSet Read([CallerFilePath] string test = "")
    {
        var schemas = new XmlSchemaSet { XmlResolver = null };
        foreach (var file in Directory.GetFiles(Path.Combine(Path.GetDirectoryName(test)!, "..", "Schemas"), "*.xsd"))
        {
            using var reader = XmlReader.Create(file);
            schemas.Add(null, reader);
        }
        schemas.Compile();
        return schemas;
    }
}
