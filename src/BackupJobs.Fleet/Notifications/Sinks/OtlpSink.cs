using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Logs;
using OpenTelemetry.Resources;

namespace BackupJobs.Fleet.Notifications;

/// <summary>Sends each end as a log record by OTLP, and waits for the collector's answer.</summary>
internal sealed class OtlpSink : EndSink, IDisposable
{
    private const string HttpPath = "/v1/logs";

    private readonly ConfirmedExport _export;
    private readonly ILoggerFactory _factory;
    private readonly ILogger _logger;

    /// <exception cref="IOException">The headers are missing.</exception>
    public OtlpSink(OtlpSinkOptions options, NotificationOptions notifications)
        : base(options.Name, notifications)
    {
        _export = new ConfirmedExport(new OtlpLogExporter(new OtlpExporterOptions
        {
            Endpoint = options.Endpoint,
            Protocol = options.Endpoint.AbsolutePath == HttpPath ? OtlpExportProtocol.HttpProtobuf : OtlpExportProtocol.Grpc,
            Headers = options.Headers?.Read(),
        }));
        _factory = LoggerFactory.Create(builder => builder.AddOpenTelemetry(logging =>
        {
            logging.IncludeFormattedMessage = true;
            logging.SetResourceBuilder(ResourceBuilder.CreateDefault().AddService(ServiceName.Fleet));
            logging.AddProcessor(_export);
        }));
        _logger = _factory.CreateLogger("BackupJobs.Fleet.Ends");
    }

    public override Task<Delivery> DeliverAsync(JobEnd end, CancellationToken cancellationToken)
    {
        List<KeyValuePair<string, object?>> attributes =
        [
            new("backup.key", end.Key),
            new("backup.outcome", end.Outcome.ToString()),
            new("backup.vault.id", end.VaultId),
            new("backup.subscription", end.Subscription),
            new("backup.tenant", end.Tenant.Length > 0 ? end.Tenant : null),
            new("backup.resource_group", VaultId.Parse(end.VaultId).ResourceGroup),
            new("backup.activity.id", EndReport.ActivityId(EndReport.Of(end))),
            new("backup.job.id", end.JobId),
            new("backup.item", end.Item is { } item ? EndText.OneLine(item) : null),
            new("backup.operation", end.Operation),
            new("error.type", end.ErrorCode is { } code ? EndText.OneLine(code) : null),
        ];
        LogLevel level = end.Outcome switch
        {
            JobOutcome.Completed => LogLevel.Information,
            JobOutcome.Failed => LogLevel.Error,
            _ => LogLevel.Warning,
        };
        return ExportAsync(level, [.. attributes.Where(attribute => attribute.Value is not null)], EndText.Title(end), cancellationToken);
    }

    public override Task<Delivery> DeliverAsync(Digest digest, CancellationToken cancellationToken) =>
        ExportAsync(LogLevel.Information, [new("backup.key", digest.Key)], string.Join("\n", digest.Lines), cancellationToken);

    public void Dispose() => _factory.Dispose();

    // The exporter is synchronous, and its answer is that of this thread.
    private Task<Delivery> ExportAsync(
        LogLevel level, List<KeyValuePair<string, object?>> attributes, string text, CancellationToken cancellationToken) => Task.Run(
            () =>
            {
                ConfirmedExport.Result = ExportResult.Failure;
                _logger.Log(level, default, attributes, null, (_, _) => text);
                return ConfirmedExport.Result == ExportResult.Success
                    ? Delivery.Accepted
                    : Delivery.TryAgain("The collector did not accept the record.");
            },
            cancellationToken);

    private sealed class ConfirmedExport(OtlpLogExporter exporter) : BaseProcessor<LogRecord>
    {
        [ThreadStatic]
        public static ExportResult Result;

        public override void OnEnd(LogRecord data) => Result = exporter.Export(new Batch<LogRecord>([data], 1));

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                exporter.Dispose();
            base.Dispose(disposing);
        }
    }
}
