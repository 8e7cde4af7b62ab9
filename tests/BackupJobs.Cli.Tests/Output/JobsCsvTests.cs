namespace BackupJobs.Cli.Tests.Output;

public class JobsCsvTests
{
    [Theory]
    [InlineData("=HYPERLINK(\"http://evil.example\")", "\"'=HYPERLINK(\"\"http://evil.example\"\")\"")]
    [InlineData("+1", "'+1")]
    [InlineData("-1+1|cmd", "'-1+1|cmd")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("\r=1", "\"'\r=1\"")]
    [InlineData("  =1", "'  =1")]
    [InlineData("＝1", "'＝1")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"no\"", "\"say \"\"no\"\"\"")]
    [InlineData("two\nlines", "\"two\nlines\"")]
    [InlineData("vm-1", "vm-1")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void A_cell_is_never_a_formula(string? value, string expected) => Assert.Equal(expected, JobsCsv.Cell(value));

    [Fact]
    public void Each_job_is_a_line_below_the_column_names()
    {
        using StringWriter text = new();

        using PackedRows packed = new();
        JobReport[] jobs = [Reports.Job(), Reports.Job("=2", "a,b", "InProgress", end: null)];
        JobsCsv.Write(text, [.. jobs.Select(job => packed.Add(JobsCsv.Row(job)))], packed);

        string[] lines = text.ToString().Split("\r\n");
        Assert.Equal("job,item,operation,status,type,startTime,endTime,durationSeconds,errors,id,vault", lines[0]);
        Assert.Equal(
            $"job1,vm1,Backup,Completed,AzureIaasVM,2024-05-13T10:00:00Z,2024-05-13T10:20:23.0896697Z,1223.09,,{Reports.Vault}/backupJobs/job1,vault1",
            lines[1]);
        Assert.StartsWith("'=2,\"a,b\",Backup,InProgress,AzureIaasVM,2024-05-13T10:00:00Z,,", lines[2], StringComparison.Ordinal);
        Assert.Equal("", lines[3]);
    }
}
