using System.Globalization;

namespace PublicationsCatalogue.Benchmarks;

/// <summary>
/// The cached home page, a feed, a part of a harvest and a call of the interface beside nginx serving the same bytes from gzip_static,
/// interleaved in one sitting: nginx tuned, with its open files cached, which is the limit, and nginx as it comes.
/// </summary>
internal static class BesideNginx
{
    private const int Rounds = 5;
    private const int Seconds = 3;
    private const string Nginx = "http://127.0.0.1:5181/";
    private const string NginxAsItComes = "http://127.0.0.1:5182/";

    private static readonly (string Name, string Address)[] Pages =
    [
        ("home", "/"), ("feed", "/publications.atom"), ("harvest", $"/oai?{Growth.Harvest}"), ("api", "/api/v1/publications"),
    ];

    /// <summary>A pair of lines for each page.</summary>
    /// <param name="wanted">Names of the pages; all when there are none.</param>
    public static async Task<int> RunAsync(params string[] wanted)
    {
        var folder = Directory.CreateTempSubdirectory("catalogue-beside-").FullName;
        await using var product = await Product.StartAsync(Path.Combine(folder, "data"), pinned: true);
        using var client = new HttpClient();
        await File.WriteAllTextAsync(Path.Combine(folder, "nginx.conf"), Configuration(folder));
        using var nginx = Shell.Start("taskset", new Dictionary<string, string>(StringComparer.Ordinal), "-c", "0", "nginx", "-c", Path.Combine(folder, "nginx.conf"), "-p", folder);
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder, "ready.html"), "");
            await Shell.UntilAnswersAsync(client, Nginx + "ready.html");
            foreach (var (page, own) in Pages.Where(p => wanted.Length == 0 || wanted.Contains(p.Name, StringComparer.Ordinal)))
            {
                await File.WriteAllTextAsync(Path.Combine(folder, page + ".html"), await client.GetStringAsync(new Uri(Product.Address + own)));
                var ours = await PageAsync(client, Product.Address + own);
                await File.WriteAllBytesAsync(Path.Combine(folder, page + ".html.gz"), ours.Bytes);
                var theirs = await PageAsync(client, $"{Nginx}{page}.html");
                // A benchmark of a redirect or an empty page is worth nothing.
                if (!ours.Bytes.AsSpan().SequenceEqual(theirs.Bytes))
                    throw new InvalidOperationException($"nginx does not serve the same bytes as {own}.");
                await Load.RunAsync(Product.Address + own, product.Id, 6, "Accept-Encoding: gzip");
                foreach (var (name, root) in new[] { ("nginx with open_file_cache", Nginx), ("nginx as it comes", NginxAsItComes) })
                {
                    Console.WriteLine($"{page}, {ours.Bytes.Length} bytes, {name}");
                    await CompareAsync("  200, gzip", product.Id, nginx.Id, Product.Address + own, $"{root}{page}.html", ["Accept-Encoding: gzip"], ["Accept-Encoding: gzip"]);
                    await CompareAsync("  304", product.Id, nginx.Id, Product.Address + own, $"{root}{page}.html", ["Accept-Encoding: gzip", $"If-None-Match: {ours.Tag}"], ["Accept-Encoding: gzip", $"If-None-Match: {theirs.Tag}"]);
                }
            }
        }
        finally
        {
            nginx.Kill();
            await nginx.WaitForExitAsync();
        }
        await WireSizeAsync(client);
        return 0;
    }

    private static async Task CompareAsync(string what, int product, int nginx, string own, string address, string[] ours, string[] theirs)
    {
        var (mine, their) = (new List<Load>(), new List<Load>());
        for (var i = 0; i < Rounds; i++)
        {
            their.Add(await Load.RunAsync(address, nginx, Seconds, theirs));
            mine.Add(await Load.RunAsync(own, product, Seconds, ours));
        }
        var (ourCpu, theirCpu) = (Shell.Median(mine.Select(l => l.CpuMicroseconds)), Shell.Median(their.Select(l => l.CpuMicroseconds)));
        var (ourRate, theirRate) = (Shell.Median(mine.Select(l => l.Requests)), Shell.Median(their.Select(l => l.Requests)));
        Console.WriteLine($"{what}: CPU a request {ourCpu:0.0} µs beside nginx {theirCpu:0.0} µs = {ourCpu / theirCpu:0.00}x; {ourRate:0}/s beside {theirRate:0}/s; p50 {mine[^1].P50} / {their[^1].P50}, p99 {mine[^1].P99} / {their[^1].P99}");
    }

    private static async Task<(byte[] Bytes, string Tag)> PageAsync(HttpClient client, string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation("Accept-Encoding", "gzip");
        using var response = await client.SendAsync(request);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadAsByteArrayAsync(), response.Headers.ETag?.ToString() ?? throw new InvalidOperationException($"{address} has no ETag."));
    }

    private static async Task WireSizeAsync(HttpClient client)
    {
        var total = 0;
        foreach (var path in new[] { "/", "/site.css" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, Product.Address + path);
            request.Headers.TryAddWithoutValidation("Accept-Encoding", "br");
            using var response = await client.SendAsync(request);
            total += (await response.Content.ReadAsByteArrayAsync()).Length;
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Seed home page with its CSS, brotli: {total} bytes on the wire"));
    }

    private static string Configuration(string folder) => $$"""
        daemon off; master_process off; worker_processes 1; pid {{folder}}/nginx.pid; error_log /dev/null;
        events { worker_connections 256; }
        http {
          access_log off; types { text/html html; } gzip_static on; keepalive_requests 100000000;
          client_body_temp_path {{folder}}/b; proxy_temp_path {{folder}}/p; fastcgi_temp_path {{folder}}/f; uwsgi_temp_path {{folder}}/u; scgi_temp_path {{folder}}/s;
          server { listen 127.0.0.1:5181; root {{folder}}; add_header Vary Accept-Encoding; open_file_cache max=100; }
          server { listen 127.0.0.1:5182; root {{folder}}; add_header Vary Accept-Encoding; }
        }
        """;
}
