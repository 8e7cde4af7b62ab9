using System.Collections;
using System.Globalization;
using BackupJobsGen.Tests.Harness;

namespace BackupJobsGen.Tests.Compile;

/// <summary>Recorded payloads, read by the client of the repository's own documents.</summary>
public class WireTests
{
    private static readonly Lazy<Generation> Generated = new(() =>
    {
        string path = Path.Combine(Repository.Root, "specs", "2024-04-01", "backup.json");
        TestProject project = new TestProject().Document(path, File.ReadAllText(path)).Client(new ClientLine(path));
        foreach (string common in Directory.EnumerateFiles(Path.Combine(Repository.Root, "specs", "common-types"), "*.json"))
            project.Document(common, File.ReadAllText(common));
        return project.Run().Compiles();
    });

    private static string Wire(string name) => File.ReadAllText(Path.Combine(Repository.Root, "tests", "TestData", "wire", name + ".json"));

    private static object Job(string name) => Model.Get(new Model(Generated.Value.Type("JobResource")).Read(Wire(name)), "Properties")!;

    private static string[] Texts(object? list) => [.. ((IEnumerable)list!).Cast<object>().Select(item => item.ToString()!)];

    [Theory]
    [InlineData("")]
    [InlineData("cs-CZ")]
    [InlineData("ar-SA")]
    [InlineData("th-TH")]
    public void The_product_documents_job_reads_completely(string culture)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            object job = Job("job-completed-2018");

            Assert.Equal("AzureIaaSVMJob", job.GetType().Name);
            Assert.Equal(["Cancellable"], Texts(Model.Get(job, "ActionsInfo")));
            Assert.Equal(new TimeSpan(0, 0, 20, 23).Add(TimeSpan.FromTicks(896697)), Model.Get(job, "Duration"));
            Assert.Equal(new DateTimeOffset(2018, 5, 21, 8, 35, 40, TimeSpan.Zero).AddTicks(9488967), Model.Get(job, "StartTime"));
            Assert.Equal(
                ["Take Snapshot", "Transfer data to vault"],
                ((IEnumerable)Model.Get(job, "ExtendedInfo", "TasksList")!).Cast<object>().Select(task => Model.Get(task, "TaskId")));
            Assert.Equal("2332 MB", ((IReadOnlyDictionary<string, string>)Model.Get(job, "ExtendedInfo", "PropertyBag")!)["Backup Size"]);
            Assert.Empty(Model.Kept(job));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void A_running_restore_reads_with_its_odd_keys()
    {
        object job = Job("job-restore-running-2022");

        Assert.Null(Model.Get(job, "EndTime"));
        Assert.Equal(TimeSpan.FromTicks(12657289), Model.Get(job, "Duration"));
        Assert.Contains("Recovery point time ", ((IReadOnlyDictionary<string, string>)Model.Get(job, "ExtendedInfo", "PropertyBag")!).Keys);
    }

    [Fact]
    public void A_running_operation_has_no_end()
    {
        Model status = new(Generated.Value.Type("OperationStatus"));
        object running = status.Read(Wire("operation-in-progress-2022"));

        Assert.Null(Model.Get(running, "EndTime"));
        Model.SameMeaning(Wire("operation-in-progress-2022"), status.Write(running));
        Assert.Equal("41f3e94b-ae6b-4a20-b422-65abfcaf03e5", Model.Get(status.Read(Wire("operation-succeeded")), "Properties", "JobId"));
    }

    [Theory]
    [InlineData("Europe/Moscow")]
    [InlineData("Asia/Tokyo")]
    public void Times_do_not_hang_on_the_zone(string zone)
    {
        TimeZoneInfo.ClearCachedData();
        string? before = Environment.GetEnvironmentVariable("TZ");
        Environment.SetEnvironmentVariable("TZ", zone);
        try
        {
            TimeZoneInfo.ClearCachedData();
            Assert.Equal(zone, TimeZoneInfo.Local.Id);
            The_product_documents_job_reads_completely("");
            A_running_operation_has_no_end();
        }
        finally
        {
            Environment.SetEnvironmentVariable("TZ", before);
            TimeZoneInfo.ClearCachedData();
        }
    }
}
