using System.Runtime.CompilerServices;
using DiffEngine;

namespace BackupJobsGen.Tests;

/// <summary>
/// Compares a string with the verified file next to the test, in Verify's layout: <c>Class.Test.name.verified.cs</c>.
/// A switch to the package Verify.Xunit would replace this class only.
/// </summary>
internal static class Verifier
{
    private const string AcceptVariable = "BACKUPJOBS_ACCEPT_SNAPSHOTS";

    /// <param name="received">The actual string.</param>
    /// <param name="name">Distinguishes the files of one test.</param>
    /// <param name="test">The test's name.</param>
    /// <param name="file">The test class, in whose folder the files are.</param>
    public static void Verify(string received, string name, [CallerMemberName] string test = "", [CallerFilePath] string file = "")
    {
        string start = Path.Combine(Folder(file), $"{Path.GetFileNameWithoutExtension(file)}.{test}.{name}");
        string verifiedFile = start + ".verified.cs";
        string receivedFile = start + ".received.cs";
        string verified = File.Exists(verifiedFile) ? File.ReadAllText(verifiedFile).Replace("\r\n", "\n", StringComparison.Ordinal) : "";
        if (verified == received)
        {
            File.Delete(receivedFile);
            return;
        }

        if (Environment.GetEnvironmentVariable(AcceptVariable) == "1")
        {
            File.WriteAllText(verifiedFile, received);
            return;
        }

        File.WriteAllText(receivedFile, received);
        DiffRunner.Launch(receivedFile, verifiedFile);
        Assert.Fail(
            $"{receivedFile} differs from the verified file. To accept it, replace that file or run once with {AcceptVariable}=1.\n\n"
            + FirstDifference(verified, received));
    }

    // Deterministic builds map source paths, so only the folder's name is used.
    private static string Folder(string file) =>
        Path.Combine(Repository.Root, "tests", "BackupJobsGen.Tests", Path.GetFileName(Path.GetDirectoryName(file.Replace('\\', '/'))!));

    private static string FirstDifference(string verified, string received)
    {
        string[] old = verified.Split('\n');
        string[] now = received.Split('\n');
        int line = 0;
        while (line < old.Length && line < now.Length && old[line] == now[line])
            line++;
        return $"line {line + 1}\n- {old.ElementAtOrDefault(line)}\n+ {now.ElementAtOrDefault(line)}";
    }
}
