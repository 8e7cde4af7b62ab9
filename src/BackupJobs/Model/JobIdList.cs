using System.Text.Json;
using BackupJobsGen.Runtime;
using BackupJobsGen.Runtime.Generated;

namespace BackupJobs;

/// <summary>
/// The job ids in the status of an operation. They are read by name, because a new type of properties has them under the same names,
/// and a value that does not fit its declared type must not look like an absent one.
/// </summary>
internal sealed class JobIdList
{
    private readonly List<string> _ids = [];

    public IEnumerable<string> Ids => _ids;

    /// <summary>Name of a member that should hold an id and holds something else; null if there is none.</summary>
    public string? Misfit { get; private set; }

    public static JobIdList Read(RawJson status)
    {
        JobIdList ids = new();
        JsonTokenReader reader = new(status.Utf8.Span);
        reader.Read();
        JsonWalk.Members(ref reader, ids, static (ref JsonTokenReader value, string name, JobIdList list) =>
        {
            if (name == "properties")
                JsonWalk.Members(ref value, list, ReadProperty);
        });
        return ids;
    }

    private static void ReadProperty(ref JsonTokenReader reader, string name, JobIdList list)
    {
        if (name == "jobId" || (name == "jobIds" && reader.TokenType is not (JsonTokenType.StartArray or JsonTokenType.Null)))
            list.Add(ref reader, name);
        else if (name == "jobIds")
            JsonWalk.Items(ref reader, (ref JsonTokenReader item) => list.Add(ref item, name));
    }

    // A number is an id that is spelled without quotes. Null and an empty string are no id. Backup vaults send a whole resource id.
    private bool Add(ref JsonTokenReader reader, string name)
    {
        if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.Number or JsonTokenType.Null))
            Misfit = name;
        else if (reader.TokenType != JsonTokenType.Null
            && JobName.Referred(JsonWalk.Display(ref reader)) is { Length: > 0 } id
            && !_ids.Contains(id, JobName.Comparer))
            _ids.Add(id);
        return true;
    }
}
