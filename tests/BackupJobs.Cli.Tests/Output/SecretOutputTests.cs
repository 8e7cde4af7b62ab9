namespace BackupJobs.Cli.Tests.Output;

/// <summary>
/// Secrets in strings of the service, in every output except JSON, which is the service's own.
/// </summary>
public class SecretOutputTests
{
    private const string Secret = "c2VjcmV0LXNpZ25hdHVyZS1vZi1hLWJsb2I";

    private static readonly string[] Leaks =
    [
        $"https://h.example/x?sv=1&sig={Secret}", $"Authorization: Bearer {Secret}", $"AccountName=a;AccountKey={Secret}==;X=1",
        $$"""{"sasTokenBase64":"{{Secret}}","clientSecret":"{{Secret}}"}""", $"Set-Cookie: a={Secret}; Path=/",
        $"https://user:{Secret}@h.example/", $"Server=a;Password=\"{Secret} {Secret}\"", $"client_secret={Secret}&x=1",
    ];

    public static TheoryData<string> AllLeaks() => [.. Leaks];

    [Theory]
    [MemberData(nameof(AllLeaks))]
    public void No_output_shows_a_secret(string leak)
    {
        JobReport job = Reports.Job("job1", leak, leak, error: leak);
        using StringWriter text = new();
        Shell shell = new(Consoles.Create(text), Consoles.Create(text), _ => null, CancellationToken.None);

        foreach (OutputFormat format in Enum.GetValues<OutputFormat>().Except([OutputFormat.Json, OutputFormat.JsonLines]))
        {
            JobOutput.WriteAll(shell, format, [job]);
            JobOutput.WriteOne(shell, format, job);
        }

        text.WriteLine(ProgressText.Line(job) + TimelinePage.Create([job], DateTimeOffset.UnixEpoch));
        new Failure(ExitCode.Error, leak, leak, leak, leak).WriteTo(text);
        ErrorTrace.WriteTo(text, new InvalidOperationException(leak, new IOException(leak)));

        Assert.DoesNotContain(Secret, text.ToString(), StringComparison.Ordinal);
    }
}
