using System.Security.Cryptography;
using System.Text;

namespace BackupJobs.Emulator;

/// <summary>GUIDs that are the same in each run.</summary>
internal static class StableGuid
{
    public static string Of(string text) => new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16)).ToString("D");
}
