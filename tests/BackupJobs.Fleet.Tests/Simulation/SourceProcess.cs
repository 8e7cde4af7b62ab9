using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace BackupJobs.Fleet.Tests.Simulation;

/// <summary>The model of Azure as a process of its own, on loopback, so that what the service's process uses is its own.</summary>
internal sealed class SourceProcess : IAsyncDisposable
{
    public const string Verb = "simulate-source";

    private const string CountPath = "/count";

    private readonly Process _process;
    private readonly HttpClient _http = new();

    private SourceProcess(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    /// <summary>Starts it.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="began">When simulated time begins, on the machine's monotonic clock.</param>
    /// <param name="cancellationToken">Cancels the start.</param>
    public static async Task<SourceProcess> StartAsync(SimulationPlan plan, long began, CancellationToken cancellationToken)
    {
        ProcessStartInfo start = new("dotnet")
        {
            ArgumentList = { "exec", typeof(SourceProcess).Assembly.Location, Verb },
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
            Environment = { ["DOTNET_gcServer"] = "0" },
        };
        foreach (double number in (double[])[plan.Vaults, plan.Speed, plan.Night.TotalMilliseconds, began])
            start.ArgumentList.Add(number.ToString(CultureInfo.InvariantCulture));
        Process process = Process.Start(start)!;
        return await process.StandardOutput.ReadLineAsync(cancellationToken) is { } address
            ? new SourceProcess(process, new Uri(address))
            : throw new InvalidOperationException("The source has not started.");
    }

    /// <summary>What it was asked so far.</summary>
    public async Task<SourceCount> CountAsync(CancellationToken cancellationToken) =>
        await _http.GetFromJsonAsync<SourceCount>(new Uri(Address, CountPath), cancellationToken) ?? new SourceCount(0, 0, 0, 0);

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        // It ends with its input.
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    /// <summary>Runs in the process, until its input ends.</summary>
    public static async Task<int> RunAsync(string[] arguments)
    {
        double[] numbers = [.. arguments.Select(text => double.Parse(text, CultureInfo.InvariantCulture))];
        FastTime time = new(numbers[1], ModelEstate.Begin, (long)numbers[3]);
        ModelSource source = new(new ModelEstate((int)numbers[0], TimeSpan.FromMilliseconds(numbers[2])), time);
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRouting();
        await using WebApplication application = builder.Build();
        application.Run(http => AnswerAsync(http, source, time));
        await application.StartAsync();
        Console.WriteLine(application.Urls.First());
        while (await Console.In.ReadLineAsync() is not null)
        {
        }

        return 0;
    }

    private static async Task AnswerAsync(HttpContext http, ModelSource source, TimeProvider time)
    {
        if (http.Request.Path == CountPath)
        {
            await http.Response.WriteAsJsonAsync(source.Count);
            return;
        }

        using StreamReader reader = new(http.Request.Body);
        string body = await reader.ReadToEndAsync();
        byte[] answer = source.Answer(http.Request.Path.Value!, Uri.UnescapeDataString(http.Request.QueryString.Value ?? ""), body);
        await Task.Delay(ModelSource.Latency, time, http.RequestAborted);
        http.Response.ContentType = "application/json";
        http.Response.ContentLength = answer.Length;
        await http.Response.Body.WriteAsync(answer);
    }
}
