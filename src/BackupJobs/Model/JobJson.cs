using System.Text;
using System.Text.Json;
using BackupJobsGen.Runtime;
using BackupJobsGen.Runtime.Generated;

namespace BackupJobs;

/// <summary>
/// The parts that all job types share by name but not by type: seven types have seven error and task records, and the eighth will have its own.
/// Reading them from the job's JSON gives one shape for all of them, unknown types included.
/// </summary>
internal readonly struct JobJson(JsonElement properties)
{
    private readonly JsonElement _properties = properties;

    private JsonElement ExtendedInfo => Member(_properties, "extendedInfo");

    public static RawJson Of(JobResource job) => RawJson.From(job, JsonObjects.Write);

    public static JobJson PropertiesOf(RawJson? job) => new(job is null ? default : Member(job.Element, "properties"));

    public ValueList<JobErrorDetail> ReadErrors() => ValueList.From(Items(_properties, "errorDetails").Select(error => new JobErrorDetail(
        Member(error, "errorCode") is { ValueKind: JsonValueKind.Number } code && code.TryGetInt32(out int number) ? number : null,
        Text(error, "errorTitle"),
        Text(error, "errorString"),
        ValueList.From(Items(error, "recommendations").Where(IsText).Select(advice => advice.GetString()!)))));

    public ValueList<JobTask> ReadTasks() => ValueList.From(Items(ExtendedInfo, "tasksList").Select(task => new JobTask(
        Text(task, "taskId") ?? "",
        Text(task, "status"),
        Instant(task, "startTime"),
        Instant(task, "endTime"),
        Scalar<TimeSpan>(task, "duration", JsonScalars.TryReadDuration),
        Number(task, "progressPercentage"))));

    public IReadOnlyDictionary<string, string> ReadPropertyBag()
    {
        Dictionary<string, string> bag = [];
        if (Member(ExtendedInfo, "propertyBag") is { ValueKind: JsonValueKind.Object } entries)
        {
            foreach (JsonProperty entry in entries.EnumerateObject())
                bag[entry.Name] = entry.Value.ToString();
        }

        return bag;
    }

    public double? ReadProgress() => Number(ExtendedInfo, "progressPercentage");

    public string? ReadDynamicErrorMessage() => Text(ExtendedInfo, "dynamicErrorMessage");

    public TimeSpan? ReadDuration() => Scalar<TimeSpan>(_properties, "duration", JsonScalars.TryReadDuration);

    private static JsonElement Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out JsonElement member) ? member : default;

    private static IEnumerable<JsonElement> Items(JsonElement element, string name) =>
        Member(element, name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : Enumerable.Empty<JsonElement>();

    private static bool IsText(JsonElement element) => element.ValueKind == JsonValueKind.String;

    private static string? Text(JsonElement element, string name) =>
        Member(element, name) is { ValueKind: JsonValueKind.String } text && text.GetString() is { Length: > 0 } value ? value : null;

    // The first day of year 1 means none.
    private static DateTimeOffset? Instant(JsonElement element, string name) =>
        Scalar<DateTimeOffset>(element, name, JsonScalars.TryReadDateTime) is { } value && value != default ? value : null;

    // The runtime's readers know both forms of a duration, and times without zone.
    private static T? Scalar<T>(JsonElement element, string name, JsonTryRead<T> read)
        where T : struct
    {
        JsonElement member = Member(element, name);
        if (member.ValueKind == JsonValueKind.Undefined)
            return null;
        JsonTokenReader reader = new(Encoding.UTF8.GetBytes(member.GetRawText()));
        reader.Read();
        return read(ref reader, out T value) ? value : null;
    }

    private static double? Number(JsonElement element, string name) =>
        Member(element, name) is { ValueKind: JsonValueKind.Number } number && number.TryGetDouble(out double value) ? value : null;
}
