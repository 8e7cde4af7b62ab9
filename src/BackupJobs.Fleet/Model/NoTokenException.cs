namespace BackupJobs.Fleet;

/// <summary>A credential gives no token.</summary>
/// <param name="cause">Its failure.</param>
internal sealed class NoTokenException(Exception cause) : Exception("The credential gives no token: " + cause.Message, cause);
