using System.Security.Cryptography;
using System.Text;

namespace PublicationsCatalogue.Features.Admin;

/// <summary>A mark of what was stored when a form was filled; another one when it comes back means that someone else has saved.</summary>
internal static class FormMark
{
    public const string Changed = "Someone else changed this after you had opened it. What you typed is still here: look at it in another tab, then save again";

    public static string Of(params object?[] stored) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', stored))))[..16];
}
