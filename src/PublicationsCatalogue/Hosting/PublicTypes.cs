using System.Reflection;
using Microsoft.AspNetCore.Mvc.ApplicationParts;

namespace PublicationsCatalogue.Hosting;

/// <summary>
/// Where MVC looks for controllers: among the public types, as they must be. By itself it looks through all, and what is looked at is
/// loaded; four of five are not public.
/// </summary>
internal sealed class PublicTypes(Assembly assembly) : ApplicationPart, IApplicationPartTypeProvider
{
    public override string Name => nameof(PublicTypes);

    public IEnumerable<TypeInfo> Types => assembly.GetExportedTypes().Select(type => type.GetTypeInfo());

    public static void Replace(ApplicationPartManager parts)
    {
        foreach (var all in parts.ApplicationParts.OfType<AssemblyPart>().ToList())
            parts.ApplicationParts.Remove(all);
        parts.ApplicationParts.Add(new PublicTypes(typeof(PublicTypes).Assembly));
    }
}
