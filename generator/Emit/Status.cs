using System.Globalization;

namespace BackupJobsGen.Emit;

/// <summary>A C# condition for a response's key in a document.</summary>
internal static class Status
{
    public static string Test(string key) =>
        int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out int code) ? $"status == {code.ToString(CultureInfo.InvariantCulture)}"
        : key.Length == 3 && key[0] is >= '1' and <= '5' && key.EndsWith("XX", StringComparison.OrdinalIgnoreCase) ? $"status / 100 == {key[0]}"
        : "false";
}
