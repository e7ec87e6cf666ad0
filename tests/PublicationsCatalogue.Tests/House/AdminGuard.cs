using System.Reflection;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PublicationsCatalogue.Features.Admin;

namespace PublicationsCatalogue.Tests.House;

public sealed class AdminGuard
{
    private static readonly Type[] Controllers = [.. typeof(Program).Assembly.GetTypes().Where(t => t.IsAssignableTo(typeof(ControllerBase)) && !t.IsAbstract)];

    [Fact]
    public void Every_desk_controller_derives_from_the_guarded_base()
    {
        var desk = Controllers.Where(IsDesk).ToList();
        Assert.NotEmpty(desk);
        Assert.All(desk, c => Assert.True(c.IsSubclassOf(typeof(AdminController)), c.FullName));
    }

    [Fact]
    public void The_base_asks_for_the_desk_policy() =>
        Assert.Contains(typeof(AdminController).GetCustomAttributes<AuthorizeAttribute>(), a => a.Policy == "desk");

    [Fact]
    public void No_desk_action_lets_strangers_in() =>
        Assert.Empty(Controllers.Where(IsDesk).SelectMany(c => c.GetMembers().Prepend(c))
            .Where(m => m.GetCustomAttributes<AllowAnonymousAttribute>(inherit: true).Any()).Select(m => m.ToString()));

    private static bool IsDesk(Type type) => type.Namespace?.StartsWith("PublicationsCatalogue.Features.Admin", StringComparison.Ordinal) == true;
}
