using System.Globalization;

namespace BackupJobsGen.Emit;

/// <summary>
/// Names of generated files. EmitCompilerGeneratedFiles writes them below the project in
/// <c>obj/Debug/net10.0/generated/BackupJobsGen/BackupJobsGen.OpenApiClientGenerator/</c>, and Windows allows 260 characters
/// for a path, so a long name ends with a hash of the whole.
/// </summary>
internal static class HintName
{
    private const int MaxLength = 80;
    private const string Extension = ".g.cs";

    public static string Of(string client, string type)
    {
        string name = client + "." + type;
        if (name.Length + Extension.Length <= MaxLength)
            return name + Extension;
        string hash = "-" + Hash(name).ToString("x16", CultureInfo.InvariantCulture);
        return name.Substring(0, MaxLength - Extension.Length - hash.Length) + hash + Extension;
    }

    // FNV-1a: the same in every process, which string.GetHashCode is not.
    private static ulong Hash(string name)
    {
        ulong hash = 14695981039346656037;
        foreach (char c in name)
            hash = unchecked((hash ^ c) * 1099511628211);
        return hash;
    }
}
