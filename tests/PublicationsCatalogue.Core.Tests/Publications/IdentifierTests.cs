using System.Diagnostics;
using CsCheck;
using PublicationsCatalogue.Core.Publications;

namespace PublicationsCatalogue.Core.Tests.Publications;

public sealed class IdentifierTests
{
    [Theory]
    [InlineData(IdentifierScheme.Doi, "10.1000/ABC", "10.1000/abc")]
    [InlineData(IdentifierScheme.Doi, "https://doi.org/10.1000/182", "10.1000/182")]
    [InlineData(IdentifierScheme.Doi, "http://dx.doi.org/10.1002/(SICI)1097%3C1", "10.1002/(sici)1097<1")]
    [InlineData(IdentifierScheme.Doi, "DOI: 10.1000.10/123/456", "10.1000.10/123/456")]
    [InlineData(IdentifierScheme.Doi, "doi 10.1000/182", "10.1000/182")]
    [InlineData(IdentifierScheme.Doi, "DOI: https://doi.org/10.1000/182", "10.1000/182")]
    [InlineData(IdentifierScheme.Isbn, "978-92-2-035451-3", "9789220354513")]
    [InlineData(IdentifierScheme.Isbn, "ISBN 0-306-40615-2", "9780306406157")]
    [InlineData(IdentifierScheme.Isbn, "080442957x", "9780804429573")]
    [InlineData(IdentifierScheme.Isbn, "ISBN-13: 978‑0‑306‑40615‑7", "9780306406157")]
    [InlineData(IdentifierScheme.Issn, "2434561x", "2434-561X")]
    [InlineData(IdentifierScheme.Issn, "ISSN 0378-5955", "0378-5955")]
    [InlineData(IdentifierScheme.Handle, "https://hdl.handle.net/10568/12345", "10568/12345")]
    [InlineData(IdentifierScheme.Handle, "hdl:20.500.12345/Ab", "20.500.12345/Ab")]
    [InlineData(IdentifierScheme.Orcid, "https://orcid.org/0000-0002-1694-233x", "0000-0002-1694-233X")]
    [InlineData(IdentifierScheme.Orcid, "0000000218250097", "0000-0002-1825-0097")]
    [InlineData(IdentifierScheme.Ror, "https://ror.org/03YRM5C26", "03yrm5c26")]
    [InlineData(IdentifierScheme.Ror, "05dxps055", "05dxps055")]
    [InlineData(IdentifierScheme.ReportNumber, "  WP 12/2021 ", "WP 12/2021")]
    [InlineData(IdentifierScheme.LegacyUrl, "http://WWW.ilo.org/x--en/index.htm", "http://www.ilo.org/x--en/index.htm")]
    [InlineData(IdentifierScheme.LegacyId, "WCMS_822181", "WCMS_822181")]
    public void An_identifier_is_kept_in_its_normal_form(IdentifierScheme scheme, string typed, string expected)
    {
        Assert.True(Identifier.TryCreate(scheme, typed, out var id, out var problem), problem);
        Assert.Equal((scheme, expected), (id.Scheme, id.Value));
        Assert.True(Identifier.TryCreate(scheme, id.Value, out var again, out _));
        Assert.Equal(id, again);
    }

    [Theory]
    [InlineData(IdentifierScheme.Doi, "11.1000/182", "A DOI starts with 10., a number and a slash, as in 10.1000/182, and has no spaces.")]
    [InlineData(IdentifierScheme.Doi, "10.1000/", "A DOI starts with 10., a number and a slash, as in 10.1000/182, and has no spaces.")]
    [InlineData(IdentifierScheme.Doi, "10.1000/a b", "A DOI starts with 10., a number and a slash, as in 10.1000/182, and has no spaces.")]
    [InlineData(IdentifierScheme.Isbn, "978-92-2-035451-1", "The last digit of the ISBN does not fit the others: check it against the cover.")]
    [InlineData(IdentifierScheme.Isbn, "0-306-40615-3", "The last digit of the ISBN does not fit the others: check it against the cover.")]
    [InlineData(IdentifierScheme.Isbn, "977-92-2-035451-0", "An ISBN of 13 digits starts with 978 or 979.")]
    [InlineData(IdentifierScheme.Isbn, "12345", "An ISBN has 13 digits, or 10 in books before 2007.")]
    [InlineData(IdentifierScheme.Issn, "0378-5954", "The last digit of the ISSN does not fit the others: check it against the cover.")]
    [InlineData(IdentifierScheme.Issn, "0378-595", "An ISSN has eight digits, as in 1234-5679; the last may be X.")]
    [InlineData(IdentifierScheme.Handle, "12345", "A handle has a prefix, a slash and a suffix, as in 10568/12345, and has no spaces.")]
    [InlineData(IdentifierScheme.Orcid, "0000-0002-1825-0098", "The last digit of the ORCID iD does not fit the others: copy it again from the profile page.")]
    [InlineData(IdentifierScheme.Orcid, "0000-0002", "An ORCID iD has 16 digits, as in 0000-0002-1825-0097; the last may be X.")]
    [InlineData(IdentifierScheme.Ror, "03yrm5c27", "The last two digits of the ROR ID do not fit the rest: copy it again from ror.org.")]
    [InlineData(IdentifierScheme.Ror, "03yrm5cl6", "A ROR ID has nine letters and digits and starts with 0, as in 03yrm5c26.")]
    [InlineData(IdentifierScheme.LegacyUrl, "ilo.org/x", "Write the whole former address, starting with http:// or https://.")]
    [InlineData(IdentifierScheme.LegacyUrl, "ftp://ilo.org/x", "A web address starts with https:// or http://.")]
    [InlineData(IdentifierScheme.ReportNumber, " ", "The identifier is empty.")]
    [InlineData(IdentifierScheme.ReportNumber, "a\u0007b", "The identifier contains a character that cannot be printed.")]
    public void A_wrong_identifier_is_refused_with_a_reason(IdentifierScheme scheme, string typed, string expected)
    {
        Assert.False(Identifier.TryCreate(scheme, typed, out _, out var problem));
        Assert.Equal(expected, problem);
    }

    [Fact]
    public void A_report_number_has_at_most_two_hundred_characters()
    {
        Assert.True(Identifier.TryCreate(IdentifierScheme.ReportNumber, new string('a', 200), out _, out _));
        Assert.False(Identifier.TryCreate(IdentifierScheme.ReportNumber, new string('a', 201), out _, out _));
    }

    [Fact]
    public void One_mistyped_digit_of_an_isbn_is_always_noticed() =>
        Gen.Select(Gen.Int[0, 12], Gen.Int[1, 9]).Sample((at, add) =>
        {
            var digits = "9789220354513".ToCharArray();
            digits[at] = (char)('0' + ((digits[at] - '0' + add) % 10));
            return !Identifier.TryCreate(IdentifierScheme.Isbn, new string(digits), out _, out _);
        });

    [Theory]
    [InlineData("https://doi.org/10.1000/182", IdentifierScheme.Doi)]
    [InlineData("978-92-2-035451-3", IdentifierScheme.Isbn)]
    [InlineData("0378-5955", IdentifierScheme.Issn)]
    public void The_scheme_is_guessed_from_the_shape(string typed, IdentifierScheme expected)
    {
        Assert.True(Identifier.TryGuess(typed, out var id));
        Assert.Equal(expected, id.Scheme);
    }

    [Theory]
    [InlineData("cooperatives")]
    [InlineData("2021")]
    [InlineData("0378-5954")]
    [InlineData("")]
    public void What_fits_no_scheme_is_not_guessed(string typed) => Assert.False(Identifier.TryGuess(typed, out _));

    [Theory]
    [InlineData(IdentifierScheme.Doi, "10.1000/a#b/c", "https://doi.org/10.1000/a%23b/c")]
    [InlineData(IdentifierScheme.Handle, "10568/12345", "https://hdl.handle.net/10568/12345")]
    [InlineData(IdentifierScheme.Orcid, "0000-0002-1825-0097", "https://orcid.org/0000-0002-1825-0097")]
    [InlineData(IdentifierScheme.Ror, "03yrm5c26", "https://ror.org/03yrm5c26")]
    [InlineData(IdentifierScheme.Issn, "0378-5955", "https://portal.issn.org/resource/ISSN/0378-5955")]
    [InlineData(IdentifierScheme.LegacyUrl, "http://ilo.org/x", "http://ilo.org/x")]
    [InlineData(IdentifierScheme.Isbn, "9789220354513", null)]
    [InlineData(IdentifierScheme.ReportNumber, "WP 12", null)]
    public void An_identifier_links_to_its_resolver(IdentifierScheme scheme, string typed, string? expected)
    {
        Assert.True(Identifier.TryCreate(scheme, typed, out var id, out _));
        Assert.Equal(expected, id.Url);
    }

    [Fact]
    public void Any_text_gives_an_identifier_or_a_sentence() =>
        Gen.Select(Gen.Enum<IdentifierScheme>(), Gen.OneOf(Gen.String, Gen.String["0123456789X-/.: doi"])).Sample((scheme, text) =>
            Identifier.TryCreate(scheme, text, out _, out var problem) == (problem.Length == 0));

    [Theory]
    [InlineData(' ')]
    [InlineData('"')]
    [InlineData(':')]
    [InlineData('a')]
    public void Eight_kilobytes_are_refused_at_once(char c)
    {
        var clock = Stopwatch.StartNew();

        foreach (var scheme in Enum.GetValues<IdentifierScheme>())
        {
            Assert.False(Identifier.TryCreate(scheme, new string(c, 8192), out _, out _));
        }

        Assert.True(clock.ElapsedMilliseconds < 200);
    }
}
