using System.Reflection;
using BenchmarkDotNet.Attributes;

namespace BackupJobs.Benchmarks.Tests;

/// <summary>The methods of a class of benchmarks.</summary>
internal static class Body
{
    public static IEnumerable<MethodInfo> Of(object benchmarks) =>
        benchmarks.GetType().GetMethods().Where(static method => method.IsDefined(typeof(BenchmarkAttribute)));

    /// <summary>Runs all methods once.</summary>
    /// <returns>The results, of tasks the awaited ones.</returns>
    public static async Task<object?[]> RunAllAsync(object benchmarks)
    {
        List<object?> results = [];
        foreach (MethodInfo method in Of(benchmarks))
        {
            object? result = method.Invoke(benchmarks, null);
            if (result is Task task)
            {
                await task;
                result = task.GetType().GetProperty(nameof(Task<object>.Result))!.GetValue(task);
            }

            results.Add(result);
        }

        return [.. results];
    }
}
