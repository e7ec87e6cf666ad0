using PublicationsCatalogue.Core.Publications;

namespace PublicationsCatalogue.Features.Admin;

/// <summary>What the desk calls a kind of name, in addresses and in words.</summary>
public static class TermWords
{
    public static string PathOf(Term term) => term switch { Agent => "authors", PublicationSeries => "series", _ => "subjects" };

    public static string OneOf(Term term) => term switch { Agent { Kind: AgentKind.Person } => "person", Agent => "organisation", PublicationSeries => "series", _ => "subject" };

    /// <summary>The names that a field for another one of its kind offers.</summary>
    public static string NamesOf(Term term) => term switch { Agent { Kind: AgentKind.Person } => "people", Agent => "organisations", PublicationSeries => "series", _ => "subjects" };

    /// <summary>A count that went no further than the most and one.</summary>
    public static string EntriesIn(int count, int most) => count == 0 ? "unused" : count > most ? FormattableString.Invariant($"over {most:#,0}") : FormattableString.Invariant($"{count:#,0}");
}
