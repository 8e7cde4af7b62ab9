namespace BackupJobs.Emulator.Jobs;

/// <summary>JSON of a finished job as a list item.</summary>
/// <param name="IdPrefix">The prefix of its id.</param>
/// <param name="Shape">The shape of its values.</param>
/// <param name="Utf8">The JSON.</param>
internal sealed record CachedListItem(string IdPrefix, WireShape Shape, byte[] Utf8);
