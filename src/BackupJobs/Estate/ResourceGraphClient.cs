using BackupJobsGen.Runtime;

namespace BackupJobs.ResourceGraph;

internal sealed partial class ResourceGraphClient
{
    // Its operation belongs to no group that could be created over another client's pipeline.
    internal ResourceGraphClient(ApiPipeline pipeline) => _Use(pipeline);
}
