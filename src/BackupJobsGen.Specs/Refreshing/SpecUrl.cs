namespace BackupJobsGen.Specs;

/// <summary>Which URLs are fetched: https, without a password.</summary>
internal static class SpecUrl
{
    /// <exception cref="SpecRefreshException">It is not such a URL.</exception>
    public static Uri Parse(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out Uri? url) && url.Scheme == Uri.UriSchemeHttps && url.UserInfo.Length == 0
            ? url
            : throw new SpecRefreshException(
                "a URL is not allowed", $"'{text}' is not an https URL without user name and password", "only https is fetched");

    /// <summary>For people: a query may hold a key.</summary>
    public static string Shown(Uri url) => url.Query.Length == 0 ? url.AbsoluteUri : url.GetLeftPart(UriPartial.Path) + "?…";
}
