namespace BackupJobs.Emulator;

/// <summary>A query names subscriptions, and the estate has none of them.</summary>
internal sealed class UnknownSubscriptionException() : FormatException("the estate has none of the subscriptions");
