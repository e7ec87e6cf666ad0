namespace PublicationsCatalogue.Tests.Support;

/// <summary>Summaries that try to run something: every attack in every place that Markdown has for it.</summary>
public static class Payloads
{
    private static readonly string[] Attacks =
    [
        "<script>alert(1)</script>", "<ScRiPt/src=//x.org>", "<img src=x onerror=alert(1)>", "<svg onload=alert(1)>",
        "<svg><style><img src=x onerror=alert(1)></style></svg>", "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
        "<iframe srcdoc=\"<script>alert(1)</script>\">", "<template><script>alert(1)</script></template>", "<a href=\"javascript:alert(1)\">x</a>",
        "<style>@import 'javascript:alert(1)';</style>", "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
        "<form action=javascript:alert(1)><button>x</button></form>", "\"><body onload=alert(1)>", "' onmouseover=alert(1) x='", "</p></div></article><script>alert(1)</script>",
        "<object data=\"data:text/html,<script>alert(1)</script>\">", "<meta http-equiv=refresh content=\"0;url=javascript:alert(1)\">",
        "javascript:alert(1)", "JaVaScRiPt&colon;alert(1)", "java\tscript:alert(1)", "&#x6A;avascript:alert(1)", "\u0001javascript:alert(1)", "%6Aavascript:alert(1)",
        "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==", "vbscript:msgbox(1)", "//x.org\" onclick=\"alert(1)",
    ];

    private static readonly string[] Places =
    [
        "{0}", "**{0}**", "> {0}", "- {0}", "# {0}", "`{0}`", "```\n{0}\n```", "[x]({0})", "[x](<{0}>)", "[x](https://x.org \"{0}\")", "[{0}](https://x.org)",
        "![{0}]({0})", "<{0}>", "[r]: {0}\n\n[x][r]", "|a|\n|-|\n|{0}|", "<https://x.org/{0}>",
    ];

    public static IReadOnlyList<string> All { get; } = [.. from attack in Attacks from place in Places select place.Replace("{0}", attack, StringComparison.Ordinal)];
}
