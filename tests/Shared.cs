using Xunit;

namespace BackupJobs.Testing;

/// <summary>A test that reads the documents beside the repository, skipped with its reason where they are absent.</summary>
internal sealed class SharedFactAttribute : FactAttribute
{
    public const string Reason = "needs the folder 'shared' (upstream documents and recorded payloads) beside the repository";

    public SharedFactAttribute()
    {
        if (Repository.Shared is null)
            Skip = Reason;
    }
}

/// <inheritdoc cref="SharedFactAttribute"/>
internal sealed class SharedTheoryAttribute : TheoryAttribute
{
    public SharedTheoryAttribute()
    {
        if (Repository.Shared is null)
            Skip = SharedFactAttribute.Reason;
    }
}
