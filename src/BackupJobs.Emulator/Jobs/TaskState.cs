namespace BackupJobs.Emulator.Jobs;

/// <summary>What one task of a job looks like at one moment.</summary>
/// <param name="TaskId">Its name.</param>
/// <param name="Status">Wire text.</param>
/// <param name="StartTime">Null before it starts.</param>
/// <param name="EndTime">Null until it ends.</param>
/// <param name="Duration">Until now or its end; zero before it starts.</param>
/// <param name="Progress">0 to 1.</param>
internal readonly record struct TaskState(
    string TaskId, string Status, DateTimeOffset? StartTime, DateTimeOffset? EndTime, TimeSpan Duration, double Progress)
{
    /// <summary>All tasks of a job, in order.</summary>
    public static IEnumerable<TaskState> All(JobDefinition job, JobState state)
    {
        double begin = 0;
        for (int i = 0; i < job.Phases.Count; i++)
        {
            JobPhase phase = job.Phases[i];
            // Shares of a third do not add up to 1 exactly; the last task always ends with the job.
            double end = i == job.Phases.Count - 1 ? 1 : begin + phase.Share;
            yield return Of(job, state, phase, begin, end);
            begin = end;
        }
    }

    /// <summary>The task that the job is at, or null if it has none.</summary>
    public static JobPhase? Current(JobDefinition job, JobState state)
    {
        double end = 0;
        foreach (JobPhase phase in job.Phases)
        {
            end += phase.Share;
            if (state.Progress < end)
                return phase;
        }

        return job.Phases.Count > 0 ? job.Phases[^1] : null;
    }

    private static TaskState Of(JobDefinition job, JobState state, JobPhase phase, double begin, double end)
    {
        if (state.Progress < begin)
            return new TaskState(phase.TaskId, "NotStarted", null, null, TimeSpan.Zero, 0);
        DateTimeOffset started = job.StartTime + (job.Length * begin);
        bool last = end >= 1;
        if (state.Progress >= end)
        {
            string status = last && state.Status == "Failed" ? "Failed" : "Completed";
            return new TaskState(phase.TaskId, status, started, job.StartTime + (job.Length * end), job.Length * (end - begin), 1);
        }

        double done = (state.Progress - begin) / (end - begin);
        return state.IsDone
            ? new TaskState(phase.TaskId, state.Status, started, state.EndTime, state.EndTime!.Value - started, done)
            : new TaskState(phase.TaskId, "InProgress", started, null, job.Length * (state.Progress - begin), done);
    }
}
