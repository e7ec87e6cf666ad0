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
    internal sealed class Utc() : ValueConverter<DateTime, DateTime>(
        value => value.ToUniversalTime(), stored => DateTime.SpecifyKind(stored, DateTimeKind.Utc));

    internal sealed class PartialDateText() : ValueConverter<PartialDate, string>(value => value.ToString(), stored => PartialDate.Parse(stored));

    internal sealed class MonthKeyNumber() : ValueConverter<MonthKey, int>(value => value.Value, stored => MonthKey.FromValue(stored));

    internal sealed class SlugText() : ValueConverter<Slug, string>(value => TextOf(value), stored => ParseSlug(stored));

    internal sealed class LanguageTagText() : ValueConverter<LanguageTag, string>(value => TextOf(value), stored => ParseLanguage(stored));

    // The compiled model keeps what a value that was never given would be: nothing. Only the tool that compiles it is given that, so no row has it.
    internal static string TextOf(Slug slug) => EF.IsDesignTime && slug == default ? "" : slug.Value;

    internal static string TextOf(LanguageTag language) => EF.IsDesignTime && language == default ? "" : language.Value;

    internal static Slug ParseSlug(string stored) =>
        stored.Length == 0 ? default : Slug.TryParse(stored, out var slug) ? slug : throw new FormatException($"“{stored}” is no slug.");

    internal static LanguageTag ParseLanguage(string stored) => stored.Length == 0 ? default : Languages.TryGetValue(stored, out var known) ? known
        : Languages[stored] = LanguageTag.TryParse(stored, out var tag) ? tag : throw new FormatException($"“{stored}” is no language tag.");
}
