using PublicationsCatalogue.Core.Publications;

namespace PublicationsCatalogue.Features.Admin;

internal static class StateNames
{
    /// <summary>The state as the desk names it: "Scheduled" is one that will be public at an instant to come.</summary>
    public static string NameAt(this PublicationState state, DateTime? publicAt, DateTime now) =>
        state == PublicationState.Published && publicAt > now ? "Scheduled" : state.ToString();
}
