using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Data;

namespace PublicationsCatalogue.Features.Shared;

/// <summary>The two boxes that lead to a month without script.</summary>
public sealed record MonthJump(IReadOnlyList<int> Years, int Year, int Month, bool IsLabelled)
{
    public static MonthJump? Of(MonthCounts counts, MonthKey? current, bool isLabelled = false) => counts.Years is []
        ? null
        : new MonthJump(counts.Years, current?.Year ?? counts.Years[0],
            current?.Month ?? counts.NewestFirst.FirstOrDefault(m => m.Month.Month is not null).Month.Month ?? 1, isLabelled);
}
