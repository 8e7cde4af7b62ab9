using System.Reflection;

namespace BackupJobs.Conformance.Isolation;

/// <summary>
/// Runs a small document until the runtime has compiled the compiler. In a new process that takes longer than most
/// documents, and must not count for one of them.
/// </summary>
internal static class WarmUp
{
    private const int Rounds = 6;

    public static async Task RunAsync()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("conformance");
        try
        {
            string document = Path.Combine(folder.FullName, "warm-up.json");
            using (Stream source = Assembly.GetExecutingAssembly().GetManifestResourceStream("warm-up.json")!)
            using (FileStream target = File.Create(document))
                await source.CopyToAsync(target);
            for (int i = 0; i < Rounds; i++)
                await DocumentRun.RunAsync(folder.FullName, document);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
