using System.Reflection;
using Microsoft.AspNetCore.Mvc.ApplicationParts;

namespace PublicationsCatalogue.Hosting;

/// <summary>
/// Where MVC looks for controllers and view components: among the public types, as they must be. By itself it looks through all, and what
/// is looked at is loaded; four of five are not public. Views have a part of their own.
/// </summary>
internal sealed class PublicTypes(Assembly assembly) : ApplicationPart, IApplicationPartTypeProvider
{
    public override string Name => nameof(PublicTypes);

    public IEnumerable<TypeInfo> Types => assembly.GetExportedTypes().Select(type => type.GetTypeInfo());

    public static void InPlaceOfAll(ApplicationPartManager parts)
    {
        foreach (var all in parts.ApplicationParts.OfType<AssemblyPart>().ToList())
            parts.ApplicationParts.Remove(all);
        parts.ApplicationParts.Add(new PublicTypes(typeof(PublicTypes).Assembly));
    }
}
