namespace BackupJobs.Cli;

/// <summary>Finds programs, so that a missing one is reported at once and not at the first end of a job.</summary>
internal static class Programs
{
    public static bool Exists(string program, Func<string, string?> variable) =>
        Path.GetFileName(program) != program
            ? Candidates(program, variable).Any(File.Exists)
            : (variable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
                .Any(folder => Candidates(Path.Combine(folder, program), variable).Any(File.Exists));

    private static IEnumerable<string> Candidates(string path, Func<string, string?> variable) =>
        OperatingSystem.IsWindows()
            ? (variable("PATHEXT") ?? ".EXE").Split(';').Prepend("").Select(extension => path + extension)
            : [path];
}
