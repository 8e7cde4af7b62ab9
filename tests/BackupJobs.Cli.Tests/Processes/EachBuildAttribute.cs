using System.Reflection;
using Xunit.Sdk;

namespace BackupJobs.Cli.Tests.Processes;

/// <summary>
/// A row of a theory for each available build of the command: the managed one, and with BACKUPJOBS_LONG=1 the native one.
/// </summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
internal sealed class EachBuildAttribute(params object[] arguments) : DataAttribute
{
    public override IEnumerable<object[]> GetData(MethodInfo testMethod) =>
        (LongTests.AreAsked ? new[] { Build.Managed, Build.Native } : [Build.Managed]).Select(build => (object[])[build, .. arguments]);
}

/// <summary>A test of the native build, which takes minutes to publish.</summary>
internal sealed class NativeFactAttribute : FactAttribute
{
    public NativeFactAttribute()
    {
        if (!LongTests.AreAsked)
            Skip = "publishes a native program; set the environment variable BACKUPJOBS_LONG=1 to run it, and all process tests against that program";
    }
}
