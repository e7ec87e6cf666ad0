using PublicationsCatalogue.Core.Publications;

namespace PublicationsCatalogue.Tests.Support;

/// <summary>Builds valid records: A.Publication("Title").Issued("2021-10").Published().</summary>
public sealed class A
{
    private static int count;
    private readonly string title;
    private readonly List<Action<Publication, DateTime>> steps = [];
    private string? slug;
    private string language = "en";
    private string? summary;

    private A(string title) => this.title = title;

    public static A Publication(string? title = null) => new(title ?? $"Publication {Interlocked.Increment(ref count)}");

    public A At(string address) { slug = address; return this; }

    public A In(string tag) { language = tag; return this; }

    public A Saying(string markdown) { summary = markdown; return this; }

    public A Issued(string date) => With((p, _) => p.Issue(PartialDate.Parse(date)));

    public A Published() => With((p, now) => p.Publish(now, now));

    public A PublishedAt(DateTime utc) => With((p, now) => p.Publish(utc, now));

    public A Withdrawn(string reason) => With((p, now) => { p.Publish(now, now); p.Withdraw(reason, null, now); });

    public A Trashed() => With((p, now) => p.Trash(now));

    public A With(Action<Publication, DateTime> step) { steps.Add(step); return this; }

    public Publication Build(DateTime now)
    {
        var number = Interlocked.Increment(ref count);
        if (!Slug.TryParse(slug ?? Slug.From(title, "publication").WithSuffix(1000 + number).ToString(), out var address))
            throw new FormatException($"“{slug}” is no slug.");
        var publication = new Publication { Slug = address, Position = DayOrder.For(now, -number) };
        var text = new PublicationText { Language = Language(language), IsOriginal = true, Title = title };
        text.Summarise(summary);
        publication.Texts.Add(text);
        steps.ForEach(step => step(publication, now));
        return publication;
    }

    private static LanguageTag Language(string tag) =>
        LanguageTag.TryParse(tag, out var language) ? language : throw new FormatException($"“{tag}” is no language tag.");
}
