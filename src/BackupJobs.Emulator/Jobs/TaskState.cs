namespace BackupJobs.Emulator.Jobs;

/// <summary>State of one task of a job at one time.</summary>
/// <param name="TaskId">Name of the task.</param>
/// <param name="Status">The <c>status</c> value.</param>
/// <param name="StartTime">Null before it starts.</param>
/// <param name="EndTime">Null until it ends.</param>
/// <param name="Duration">Duration so far; zero before the start.</param>
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
            // Shares may not add up to exactly 1; the last task always ends with the job.
            double end = i == job.Phases.Count - 1 ? 1 : begin + phase.Share;
            yield return Of(job, state, phase, begin, end);
            begin = end;
        }
    }

    /// <summary>The current task, or null if the job has no tasks.</summary>
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
