using System.Globalization;

namespace BackupJobs.Benchmarks.Programs;

/// <summary>A consumer of a client, and what its builds cost.</summary>
internal sealed class BuiltConsumer
{
    private readonly string _name;
    private readonly ConsumerProject _project;
    private readonly List<Cost> _costs = [];

    /// <param name="name">In the tables.</param>
    /// <param name="client">Writes a client into the project's folder and returns items for the project.</param>
    public BuiltConsumer(string name, Func<string, string> client)
    {
        _name = name;
        _project = new ConsumerProject("build", string.Concat(name.Where(char.IsLetter)));
        _project.Write(client(_project.Folder));
        // Packages are there after this build, and the files of a source generator, which are no part of the measured builds.
        Command.Run(
            _project.Build("-p:EmitCompilerGeneratedFiles=true", $"-p:CompilerGeneratedFilesOutputPath={Path.Combine("obj", "client")}"));
    }

    private IEnumerable<string> GeneratedFiles => ((string[])["Client.cs", "Client", Path.Combine("obj", "client", "BackupJobsGen")])
        .Select(name => Path.Combine(_project.Folder, name))
        .SelectMany(static path => File.Exists(path) ? [path]
            : Directory.Exists(path) ? Directory.EnumerateFiles(path, "*.cs", SearchOption.AllDirectories)
            : Array.Empty<string>());

    public void Measure() => _costs.Add(Cost.Of(_project.Build("--no-restore", "-t:Rebuild")));

    /// <summary>Copies the generated files to another project.</summary>
    public void CopyGeneratedTo(string folder)
    {
        string target = Directory.CreateDirectory(Path.Combine(folder, "Client")).FullName;
        foreach (string file in GeneratedFiles)
            File.Copy(file, Path.Combine(target, Path.GetFileName(file)));
    }

    /// <summary>A row of the table.</summary>
    /// <param name="empty">A project without a client.</param>
    public string RowAfter(BuiltConsumer empty)
    {
        double megabytes = Median(static cost => cost.PeakMegabytes);
        long assembly = new FileInfo(_project.Assembly).Length;
        long generated = GeneratedFiles.Sum(static file => (long)File.ReadAllText(file).Length);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {_name} | {Seconds:0.00} s | {Seconds - empty.Seconds:0.00} s | {megabytes:0} MB | {assembly:N0} B | {generated:N0} |");
    }

    private double Seconds => Median(static cost => cost.Seconds);

    private double Median(Func<Cost, double> figure) => _costs.Select(figure).Order().ElementAt(_costs.Count / 2);
}
