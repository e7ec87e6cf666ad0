using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using PublicationsCatalogue.Core.Publications;

namespace PublicationsCatalogue.Data.Mapping;

/// <summary>How the catalogue's small values stand in a column, in every table and on every database alike.</summary>
internal static class Conversions
{
    // There are few, and each stands in very many rows.
    private static readonly ConcurrentDictionary<string, LanguageTag> Languages = new(StringComparer.Ordinal);

    public static void Apply(ModelConfigurationBuilder configuration)
    {
        configuration.Properties<DateTime>().HaveConversion<Utc>();
        configuration.Properties<PartialDate>().HaveConversion<PartialDateText>().HaveMaxLength(10);
        configuration.Properties<MonthKey>().HaveConversion<MonthKeyNumber>();
        configuration.Properties<Slug>().HaveConversion<SlugText>().HaveMaxLength(120);
        configuration.Properties<LanguageTag>().HaveConversion<LanguageTagText>().HaveMaxLength(35);
    }

    // SQLite has no type for instants and PostgreSQL refuses a local one: UTC in, UTC out.
    private sealed class Utc() : ValueConverter<DateTime, DateTime>(
        value => value.ToUniversalTime(), stored => DateTime.SpecifyKind(stored, DateTimeKind.Utc));

    private sealed class PartialDateText() : ValueConverter<PartialDate, string>(value => value.ToString(), stored => PartialDate.Parse(stored));

    private sealed class MonthKeyNumber() : ValueConverter<MonthKey, int>(value => value.Value, stored => MonthKey.FromValue(stored));

    private sealed class SlugText() : ValueConverter<Slug, string>(value => value.ToString(), stored => ParseSlug(stored));

    private sealed class LanguageTagText() : ValueConverter<LanguageTag, string>(value => value.ToString(), stored => ParseLanguage(stored));

    private static Slug ParseSlug(string stored) =>
        Slug.TryParse(stored, out var slug) ? slug : throw new FormatException($"“{stored}” is no slug.");

    private static LanguageTag ParseLanguage(string stored) => Languages.TryGetValue(stored, out var known) ? known
        : Languages[stored] = LanguageTag.TryParse(stored, out var tag) ? tag : throw new FormatException($"“{stored}” is no language tag.");
}
