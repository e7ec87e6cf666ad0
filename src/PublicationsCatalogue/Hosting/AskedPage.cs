namespace PublicationsCatalogue.Hosting;

/// <summary>All of a request that the answer of the page cache can depend on.</summary>
internal readonly record struct AskedPage(string Scheme, string Host, string Base, string Path, string Query, string Accept, string Encoding, string NoneMatch)
{
    public int Size => 2 * (Host.Length + Base.Length + Path.Length + Query.Length + Accept.Length + Encoding.Length + NoneMatch.Length);

    /// <summary>False for a request with anything more to it: somebody's cookie or token, a part of a page, another method.</summary>
    public static bool TryRead(HttpRequest request, out AskedPage asked)
    {
        var headers = request.Headers;
        if (!HttpMethods.IsGet(request.Method) || headers.Cookie.Count + headers.Authorization.Count > 0
            || headers.Range.Count + headers.IfModifiedSince.Count + headers.IfMatch.Count + headers.IfUnmodifiedSince.Count + headers.IfRange.Count > 0
            || headers.Accept.Count > 1 || headers.AcceptEncoding.Count > 1 || headers.IfNoneMatch.Count > 1)
        {
            asked = default;
            return false;
        }
        asked = new AskedPage(request.Scheme, request.Host.Value ?? "", request.PathBase.Value ?? "", request.Path.Value ?? "", request.QueryString.Value ?? "",
            headers.Accept.ToString(), headers.AcceptEncoding.ToString(), headers.IfNoneMatch.ToString());
        return true;
    }
}
