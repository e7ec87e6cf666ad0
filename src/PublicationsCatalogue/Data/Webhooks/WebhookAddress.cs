using System.Diagnostics.CodeAnalysis;
using PublicationsCatalogue.Settings;

namespace PublicationsCatalogue.Data.Webhooks;

/// <summary>The rule which addresses may be told anything; where their hosts lead to is checked when they are connected to.</summary>
public static class WebhookAddress
{
    /// <summary>Reads an address that may be told.</summary>
    /// <returns>False with what to do, in a sentence.</returns>
    public static bool TryRead(string? text, WebhookSettings settings, [NotNullWhen(true)] out Uri? address, [NotNullWhen(false)] out string? problem)
    {
        Uri? read = null;
        problem = settings.AllowedHosts.Length == 0 ? "No host may be told anything: the operator names those that may in Catalogue:Webhooks:AllowedHosts."
            : string.IsNullOrWhiteSpace(text) ? "Enter the address of the program that is to be told."
            : !Uri.TryCreate(text.Trim(), UriKind.Absolute, out read) || !IsScheme(read, settings) ? $"Enter an address that begins with https://{(settings.AllowPrivateAddresses ? " or http://" : "")}."
            : read.AbsoluteUri.Length > Webhook.UrlLimit ? $"An address has at most {Webhook.UrlLimit} characters."
            : read.UserInfo.Length > 0 || read.Fragment.Length > 0 ? "An address has no name, password or # in it."
            : !IsAllowed(read, settings) ? $"“{read.Host}” is not among the hosts that may be told: the operator names them in Catalogue:Webhooks:AllowedHosts."
            : null;
        address = problem is null ? read : null;
        return address is not null;
    }

    // Over plain http everybody on the way could read and change it; only in a closed network that may be.
    private static bool IsScheme(Uri address, WebhookSettings settings) =>
        address.Scheme == Uri.UriSchemeHttps || (settings.AllowPrivateAddresses && address.Scheme == Uri.UriSchemeHttp);

    private static bool IsAllowed(Uri address, WebhookSettings settings) =>
        Array.Exists(settings.AllowedHosts, host => string.Equals(host, address.IdnHost, StringComparison.OrdinalIgnoreCase) || string.Equals(host, address.Host, StringComparison.OrdinalIgnoreCase));
}
