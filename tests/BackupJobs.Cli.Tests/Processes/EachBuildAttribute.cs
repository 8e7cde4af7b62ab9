using System.Reflection;
using Xunit.Sdk;

namespace BackupJobs.Cli.Tests.Processes;

/// <summary>A row of a theory for each build of the command that is at hand: the one beside the tests, and with BACKUPJOBS_LONG=1 the native one too.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
internal sealed class EachBuildAttribute(params object[] arguments) : DataAttribute
{
    public override IEnumerable<object[]> GetData(MethodInfo testMethod) =>
        (LongTests.AreAsked ? new[] { Build.Managed, Build.Native } : [Build.Managed]).Select(build => (object[])[build, .. arguments]);
}

/// <summary>A test of the native build, which takes minutes to make.</summary>
internal sealed class NativeFactAttribute : FactAttribute
{
    public NativeFactAttribute()
    {
        if (!LongTests.AreAsked)
            Skip = "publishes a native program; set the environment variable BACKUPJOBS_LONG=1 to run it, and every test of the process against that program";
    }
}
