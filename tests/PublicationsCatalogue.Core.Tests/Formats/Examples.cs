using System.Globalization;
using PublicationsCatalogue.Core.Formats;
using PublicationsCatalogue.Core.Publications;

namespace PublicationsCatalogue.Core.Tests.Formats;

/// <summary>Publications that are hard to write down: each type, each kind of date and name, each character that means something somewhere.</summary>
internal static class Examples
{
    public static readonly FormatContext Context = new(new Uri("https://catalogue.example/"), "Our publications", Language("en"))
    {
        Instance = Guid.Parse("2f6a0f0e-8a3c-4a55-9c1e-7d6b5a4f3e21"),
    };

    public static readonly DateTime FirstPublic = new(2021, 10, 8, 9, 30, 0, DateTimeKind.Utc);

    public static FormatContext ListContext => Context with
    {
        IsList = true,
        Title = "Our publications – October 2021",
        Page = "/2021/10",
        Self = "/2021/10.x",
        Updated = FirstPublic,
    };

    public static IReadOnlyList<Publication> All => [.. EachType(), .. Dates(), .. Names(), .. Words(), Full(), Empty()];

    public static async Task<byte[]> WrittenAsync(string suffix, FormatContext context, params IEnumerable<Publication> publications)
    {
        using var to = new MemoryStream();
        await (Format.Find(suffix) ?? throw new FormatException(suffix)).WriteAsync(publications.ToAsyncEnumerable(), context, to, null, default);
        return to.ToArray();
    }

    /// <summary>With every field filled in.</summary>
    public static Publication Full()
    {
        var full = One("full", "Child labour & the “social economy”", "report", "2021-10-07");
        full.Texts[0].Subtitle = "A guide";
        full.Texts[0].Summarise("Costs **50 %** of $10.\n\nSee [the guide](/publications/guide) or <b>ask</b>.");
        var french = new PublicationText { Language = Language("fr"), Title = "Travail des enfants" };
        french.Summarise("Un *guide*.");
        full.Texts.Add(french);
        (full.Edition, full.Licence, full.RightsHolder, full.AccessRights) = ("2nd", "CC-BY-4.0", "ILO", "Open access");
        (full.PeriodStart, full.PeriodEnd) = (PartialDate.Parse("2020-01"), PartialDate.Parse("2020-12"));
        full.Publisher = Organisation("International Labour Office");
        Add(full, "Ruiz, Ana");
        full.Contributions[0].Agent.Identify("0000-0002-1825-0097");
        Add(full, "International Labour Organization", AgentKind.Organization);
        Add(full, "Editor, Eve", role: ContributorRole.Editor);
        Add(full, "Translator, Tom", role: ContributorRole.Translator);
        AddSeries(full, "Employment Working Papers", "75", "XII", "1999-2939");
        Add(full, IdentifierScheme.Doi, "10.1000/a_b%20{c}");
        Add(full, IdentifierScheme.Isbn, "9789221036821");
        Add(full, IdentifierScheme.ReportNumber, "WP/75");
        full.Links.Add(new PublicationLink { Url = "https://www.ilo.org/a_b?x=1&y=%25", Kind = LinkKind.FullText });
        AddSubject(full, "Child labour");
        AddSubject(full, "Work, decent");
        return full;
    }

    public static Publication Empty() => One("empty", "Nothing but a title", null, null);

    private static IEnumerable<Publication> EachType() => ResourceType.All.Select((type, i) =>
    {
        var one = One($"type-{type.Code}", $"The {type.Name}", type.Code, $"2019-{1 + (i % 12):00}");
        Add(one, "Ruiz, Ana");
        one.Publisher = Organisation("Our press");
        AddSeries(one, "Letters & papers", "2021/3", i % 2 == 0 ? "4" : null, null);
        return one;
    });

    private static IEnumerable<Publication> Dates() =>
        new[] { "2021", "2021-05", "2021-05-31", "0987-02-28" }.Select(date => One($"date-{date}", $"Issued {date}", "book", date));

    private static IEnumerable<Publication> Names()
    {
        string[] names =
        [
            "van der Berg, Jan", "Berg, Jan van der", "Ludwig van Beethoven", "de la Cruz, Ana María", "d'Alembert, Jean", "Ortega y Gasset, José",
            "King, Martin Luther, Jr.", "Martin Luther King Jr.", "王小明", "Müller-Lüdenscheidt, Hans-Peter", "Plato", "Smith and Sons, William", "von",
            "National Institute of Standards and Technology (U.S.)", "Ministry of Health, Kenya", "O’Brien, Pat", "{Brace}, B.", "Ivanov, I. I.",
        ];
        foreach (var (name, i) in names.Select((name, i) => (name, i)))
        {
            var one = One(string.Create(CultureInfo.InvariantCulture, $"name-{i}"), "By one", "article", "2020");
            Add(one, name);
            yield return one;
        }
        var many = One("many", "By several", "book", "2020");
        Add(many, "Ruiz, Ana");
        Add(many, "Ministry, the", AgentKind.Organization);
        Add(many, "van Beethoven, Ludwig");
        yield return many;
    }

    private static IEnumerable<Publication> Words()
    {
        yield return One("tex", @"100 % of \TeX{} costs $5 & #1_a~b^c {half", "report", "2020");
        yield return One("control", "Tab\there,\u0007 bell,\u0000 nul,\r\nnew line and \u0085next\uFFFF\uD800", "report", "2020");
        yield return One("arabic", "دور التعاونيات", "report", "2020", "ar");
        yield return One("chinese", "合作社的作用", "book", "2020", "zh-Hans");
        yield return One("cyrillic", "Роль кооперативов – вопрос?", "book", "2020", "ru");
        yield return One("markup", "<b>Bold</b> &amp; ]]> \"quoted\" 'single' </script>", "other", "2020");
        yield return One("formula", "=HYPERLINK(\"https://example.org\")", "other", "2020");
        yield return One("dashes", "Two -- three --- dashes, ``quoted'' text", "other", "2020");
        yield return One("emoji", "👩‍🌾 works", "other", "2020");
    }

    public static Publication One(string slug, string title, string? type, string? date, string language = "en")
    {
        var publication = new Publication { Slug = Slug.TryParse(slug, out var parsed) ? parsed : throw new FormatException(slug), Type = type, ModifiedAt = FirstPublic.AddDays(1) };
        publication.Issue(date is null ? null : PartialDate.Parse(date));
        publication.Publish(FirstPublic, FirstPublic);
        publication.Texts.Add(new PublicationText { Language = Language(language), IsOriginal = true, Title = title });
        return publication;
    }

    public static void Add(Publication publication, string name, AgentKind kind = AgentKind.Person, ContributorRole role = ContributorRole.Creator) =>
        publication.Contributions.Add(new Contribution { Role = role, Position = publication.Contributions.Count, Agent = new Agent { Kind = kind, Name = name, NameKey = name, Slug = Slug.From(name, "somebody") } });

    public static LanguageTag Language(string tag) => LanguageTag.TryParse(tag, out var language) ? language : throw new FormatException(tag);

    public static Agent Organisation(string name) => new() { Kind = AgentKind.Organization, Name = name, NameKey = name, Slug = Slug.From(name, "somebody") };

    private static void Add(Publication publication, IdentifierScheme scheme, string value) =>
        publication.Identifiers.Add(new PublicationIdentifier { Scheme = scheme, Value = value });

    public static void AddSubject(Publication publication, string label)
    {
        var subject = new Subject { Slug = Slug.From(label, "subject") };
        subject.Labels.Add(new SubjectLabel { Language = Language("en"), IsPreferred = true, Text = label, TextKey = label });
        publication.Subjects.Add(new PublicationSubject { Subject = subject, Position = publication.Subjects.Count });
    }

    public static void AddSeries(Publication publication, string title, string? number, string? volume, string? issn)
    {
        var series = new PublicationSeries { Slug = Slug.From(title, "series"), Issn = issn };
        series.Texts.Add(new SeriesText { Language = Language("en"), Title = title, TitleKey = title });
        var membership = new SeriesMembership { Series = series, Volume = volume };
        membership.NumberAs(number);
        publication.Series.Add(membership);
    }
}
