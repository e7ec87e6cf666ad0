using System.Net;
using System.Net.Sockets;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Data.Webhooks;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Hosting;

/// <summary>Whatever the desk was given, nothing is sent into the network around the server (M-32).</summary>
public sealed class WebhookReachTests(WebhookReachTests.App app) : IClassFixture<WebhookReachTests.App>
{
    [Fact]
    public async Task M_32_No_host_is_connected_to_that_leads_to_this_machine_or_its_network_however_it_is_written()
    {
        using var canary = new TcpListener(IPAddress.IPv6Any, 0);
        canary.Server.DualMode = true;
        canary.Start();
        var port = ((IPEndPoint)canary.LocalEndpoint).Port;
        Dictionary<long, string> hooks = [];
        foreach (var host in new[] { "127.0.0.1", "[::1]", "10.0.0.1", "169.254.169.254", "[::ffff:127.0.0.1]", "2130706433", "0x7f.1", "0.0.0.0", "[::]", "localhost", "[64:ff9b::7f00:1]", "[2002:7f00:1::]" })
            hooks.Add((await app.HookAsync(new Uri($"https://{host}:{port}/"))).Id, host);
        await app.AddAsync(A.Publication("Stays here").Published());

        List<string> findings = [];
        foreach (var (id, host) in hooks)
        {
            // A small step: all are sent to at once, and the clock must not run out for one while another is waited for.
            if ((await app.UntilAsync(id, d => d[0].Attempts > 0, id == hooks.Keys.Min() ? null : TimeSpan.FromSeconds(0.5)))[0] is var tried && tried.Problem != "Its host has no address in the public internet.")
                findings.Add($"{host}: {tried.Problem}");
        }
        Findings.AssertNone(findings);
        Assert.False(canary.Pending());
    }

    [Fact]
    public async Task A_host_that_is_no_longer_allowed_is_told_nothing()
    {
        var hook = await app.HookAsync(new Uri("https://once.example.org/"));
        await app.AddAsync(A.Publication("Not for all").Published());
        Assert.StartsWith("“once.example.org” is not among the hosts", (await app.UntilAsync(hook.Id, d => d[0].Attempts > 0))[0].Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://hooks.example.org/x?y=1", true)]
    [InlineData("https://HOOKS.example.org:8443/", true)]
    [InlineData("http://hooks.example.org/", false)]
    [InlineData("https://hooks.example.org.evil.test/", false)]
    [InlineData("https://evil.test/hooks.example.org", false)]
    [InlineData("https://hooks.example.org@evil.test/", false)]
    [InlineData("https://ana:secret@hooks.example.org/", false)]
    [InlineData("https://hooks.example.org./", false)]
    [InlineData("https://hooks.example.org\\@evil.test/", false)]
    [InlineData("file:///etc/passwd", false)]
    [InlineData("gopher://hooks.example.org/", false)]
    [InlineData("//hooks.example.org/", false)]
    [InlineData("hooks.example.org", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Only_https_addresses_of_the_hosts_that_the_operator_names_are_taken(string? text, bool isTaken)
    {
        var settings = new PublicationsCatalogue.Settings.WebhookSettings { AllowedHosts = ["hooks.example.org"] };
        Assert.Equal(isTaken, WebhookAddress.TryRead(text, settings, out var address, out var problem));
        Assert.Equal(isTaken ? "hooks.example.org" : null, address?.Host);
        Assert.NotEqual(isTaken, problem is not null);
    }

    [Theory]
    [InlineData("0.0.0.0 10.1.2.3 100.64.0.1 127.0.0.1 127.255.255.254 169.254.169.254 172.16.0.1 172.31.255.255 192.0.0.1 192.0.2.1 192.88.99.1 192.168.1.1 198.18.0.1 198.51.100.1 203.0.113.1 224.0.0.1 240.0.0.1 255.255.255.255", false)]
    [InlineData(":: ::1 ::7f00:1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 64:ff9b::7f00:1 64:ff9b::a9fe:a9fe 64:ff9b:1::1 100::1 2001::1 2001:db8::1 2002:7f00:1:: 3fff::1 fc00::1 fd00:ec2::254 fe80::1 fec0::1 ff02::1", false)]
    [InlineData("1.1.1.1 172.15.0.1 172.32.0.1 100.63.0.1 100.128.0.1 192.0.1.1 198.20.0.1 223.255.255.1 ::ffff:1.1.1.1 64:ff9b::101:101 2001:4860:4860::8888 2a00:1450::1", true)]
    public void Special_addresses_are_not_of_the_public_internet(string addresses, bool isPublic) =>
        Findings.AssertNone(addresses.Split(' ').Where(a => PublicNetwork.Contains(IPAddress.Parse(a)) != isPublic));

    [Fact]
    public void In_a_closed_network_its_own_addresses_are_reached_and_still_none_where_clouds_keep_secrets()
    {
        Assert.All("127.0.0.1 10.0.0.1 192.168.1.1 ::1 fd00::1 ::ffff:10.0.0.1".Split(' '), a => Assert.True(PublicNetwork.IsOwn(IPAddress.Parse(a)), a));
        Assert.All("169.254.169.254 0.0.0.0 224.0.0.1 fe80::1 :: ::ffff:169.254.169.254 64:ff9b::a9fe:a9fe".Split(' '), a => Assert.False(PublicNetwork.IsOwn(IPAddress.Parse(a)), a));
    }

    public sealed class App : WebhookApp
    {
        protected override bool AllowsPrivateAddresses => false;

        protected override string[] Hosts => ["127.0.0.1", "::1", "10.0.0.1", "169.254.169.254", "::ffff:127.0.0.1", "0.0.0.0", "::", "localhost", "64:ff9b::7f00:1", "2002:7f00:1::"];
    }
}
