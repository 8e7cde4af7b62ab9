using BackupJobs.Benchmarks;

return await BenchmarkCommand.RunAsync(args).ConfigureAwait(false);
