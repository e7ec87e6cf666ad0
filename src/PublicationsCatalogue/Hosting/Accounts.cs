using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Features.Account;
using PublicationsCatalogue.Features.Admin.Users;
using PublicationsCatalogue.Settings;

namespace PublicationsCatalogue.Hosting;

/// <summary>Who may come in, and how long they stay.</summary>
internal static class Accounts
{
    private static readonly TimeSpan RenewEvery = TimeSpan.FromMinutes(5);

    public static void AddCatalogueAccounts(this WebApplicationBuilder builder, CatalogueSettings settings)
    {
        var services = builder.Services;
        services.AddDataProtection().SetApplicationName("PublicationsCatalogue").PersistKeysToDbContext<CatalogueContext>();
        // Before AddIdentity, which keeps a password validator that is there already.
        services.AddScoped<IPasswordValidator<User>, PasswordRules>();
        services.AddIdentity<User, IdentityRole>(identity =>
        {
            identity.User.RequireUniqueEmail = true;
            identity.User.AllowedUserNameCharacters = "";
            identity.Password.RequiredLength = PasswordRules.Shortest;
        }).AddEntityFrameworkStores<CatalogueContext>().AddDefaultTokenProviders()
            .AddErrorDescriber<AccountWords>().AddClaimsPrincipalFactory<PeopleClaims>();
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, TokenAuthentication>(ApiTokens.Scheme, null);
        services.Configure<PasswordHasherOptions>(o => o.IterationCount = PasswordCheck.Iterations);
        services.AddSingleton<SessionStore>();
        services.AddSingleton<SignInThrottle>();
        services.AddSingleton<KnownDevice>();
        services.AddSingleton<FirstOwnerCode>();
        services.AddScoped<OneTimeLinks>();
        services.AddScoped<PasswordCheck>();
        services.AddScoped<NewSession>();
        services.AddScoped<AccountChange>();
        AddPolicies(services);
        AddCookies(services, new Site(settings));
    }

    /// <summary>Whoever is signed in sends this cookie; a request without it is anonymous.</summary>
    public static string SessionCookie(Site site) => site.CookieName("catalogue");

    /// <summary>After authentication: what is saved in this request carries the person's name.</summary>
    public static void UseActor(this IApplicationBuilder app) => app.UseMiddleware<ActorMiddleware>();

    private static void AddPolicies(IServiceCollection services) => services.AddAuthorizationBuilder()
        .AddPolicy("desk", policy => policy.RequireRole(Roles.All))
        .AddPolicy("people", policy => policy.RequireRole(Roles.Owner, Roles.Admin))
        // Every route is closed unless it says otherwise. What is no route has nothing to close and may say 404 or 405.
        .SetFallbackPolicy(new Microsoft.AspNetCore.Authorization.AuthorizationPolicyBuilder()
            .RequireAssertion(context => context.User.Identity?.IsAuthenticated == true
                || (context.Resource is HttpContext http && http.GetEndpoint() is not RouteEndpoint)).Build());

    private static void AddCookies(IServiceCollection services, Site site)
    {
        services.AddOptions<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme).Configure<SessionStore>((cookie, store) =>
        {
            cookie.Cookie = new CatalogueCookie(site, SessionCookie(site));
            cookie.SessionStore = store;
            cookie.ExpireTimeSpan = SessionStore.Idle;
            cookie.SlidingExpiration = true;
            cookie.LoginPath = "/account/sign-in";
            cookie.LogoutPath = "/account/sign-out";
            cookie.ReturnUrlParameter = "returnUrl";
            cookie.Events = new CookieAuthenticationEvents
            {
                OnValidatePrincipal = ValidateAsync,
                OnCheckSlidingExpiration = context =>
                {
                    context.ShouldRenew = context.Properties.AllowRefresh != false && context.ElapsedTime > RenewEvery;
                    return Task.CompletedTask;
                },
                OnRedirectToLogin = context =>
                {
                    // Something typed was on its way: the page says how to get it back, and leads to its form again.
                    context.Response.Redirect(!HttpMethods.IsPost(context.Request.Method) ? context.RedirectUri
                        : $"{context.RedirectUri.Split('?')[0]}?returnUrl={Uri.EscapeDataString(FormOf(context.Request))}&unsaved=true");
                    return Task.CompletedTask;
                },
                OnRedirectToAccessDenied = context =>
                {
                    context.Response.StatusCode = StatusCodes.Status403Forbidden;
                    return Task.CompletedTask;
                },
            };
        });
        services.Configure<AntiforgeryOptions>(o => o.Cookie = new CatalogueCookie(site, site.CookieName("catalogue-form")));
        services.Configure<CookieTempDataProviderOptions>(o => o.Cookie = new CatalogueCookie(site, site.CookieName("catalogue-notice")));
    }

    // Where it was sent from, which names what was kept of it.
    private static string FormOf(HttpRequest request) =>
        Uri.TryCreate(request.Headers.Referer, UriKind.Absolute, out var form) && form.Authority == request.Host.Value ? form.PathAndQuery : request.Path + request.QueryString;

    /// <summary>On every request: the person is still there, not disabled, and nothing about the account has changed since sign-in.</summary>
    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var signIn = context.HttpContext.RequestServices.GetRequiredService<SignInManager<User>>();
        if (await signIn.ValidateSecurityStampAsync(context.Principal) is { IsDisabled: false })
            return;
        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(context.Scheme.Name);
    }

    // Secure is set here and not by SecurePolicy: antiforgery would answer a plain request with an exception.
    private sealed class CatalogueCookie : CookieBuilder
    {
        private readonly Site site;

        public CatalogueCookie(Site site, string name)
        {
            this.site = site;
            Name = name;
            HttpOnly = true;
            SameSite = SameSiteMode.Lax;
            SecurePolicy = CookieSecurePolicy.None;
            Path = "/";
            IsEssential = true;
        }

        public override CookieOptions Build(HttpContext context, DateTimeOffset expiresFrom)
        {
            var options = base.Build(context, expiresFrom);
            options.Secure = site.IsHttps || context.Request.IsHttps;
            return options;
        }
    }
}
