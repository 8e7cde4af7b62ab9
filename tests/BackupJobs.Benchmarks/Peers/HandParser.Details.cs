using System.Text.Json;
using BackupJobsGen.Runtime;

namespace BackupJobs.Benchmarks.Peers;

/// <content>Members of some jobs: errors, tasks, property bags.</content>
internal sealed partial class HandParser
{
    private sealed record Fault(int? Code, string? Text, ValueList<string>? Advice)
    {
        public AzureIaaSVMErrorInfo Vm() => new() { ErrorCode = Code, ErrorString = Text, Recommendations = Advice };

        public AzureStorageErrorInfo Storage() => new() { ErrorCode = Code, ErrorString = Text, Recommendations = Advice };

        public AzureWorkloadErrorInfo Workload() => new() { ErrorCode = Code, ErrorString = Text, Recommendations = Advice };

        public DpmErrorInfo Dpm() => new() { ErrorString = Text, Recommendations = Advice };

        public MabErrorInfo Mab() => new() { ErrorString = Text, Recommendations = Advice };

        public VaultJobErrorInfo Vault() => new() { ErrorCode = Code, ErrorString = Text, Recommendations = Advice };
    }

    private static List<Fault> ReadFaults(ref Utf8JsonReader reader)
    {
        List<Fault> faults = [];
        reader.Read();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            int? code = null;
            string? text = null;
            List<string> advice = [];
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                ReadOnlySpan<byte> member = reader.ValueSpan;
                if (member.SequenceEqual("errorString"u8))
                    text = Text(ref reader);
                else if (member.SequenceEqual("errorCode"u8) && reader.Read())
                    code = reader.GetInt32();
                else if (member.SequenceEqual("recommendations"u8) && reader.Read())
                    while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                        advice.Add(reader.GetString()!);
            }

            faults.Add(new Fault(code, text, ValueList.From(advice)));
        }

        return faults;
    }

    private AzureIaaSVMJobExtendedInfo ReadDetails(ref Utf8JsonReader reader)
    {
        List<AzureIaaSVMJobTaskDetails> tasks = [];
        ValueMap<string>? bag = null, internalBag = null;
        double? progress = null;
        string? remaining = null, message = null;
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            ReadOnlySpan<byte> member = reader.ValueSpan;
            if (member.SequenceEqual("tasksList"u8) && reader.Read())
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                    tasks.Add(ReadTask(ref reader));
            else if (member.SequenceEqual("propertyBag"u8))
                bag = ReadBag(ref reader);
            else if (member.SequenceEqual("internalPropertyBag"u8))
                internalBag = ReadBag(ref reader);
            else if (member.SequenceEqual("progressPercentage"u8) && reader.Read())
                progress = reader.GetDouble();
            else if (member.SequenceEqual("estimatedRemainingDuration"u8))
                remaining = Text(ref reader);
            else
                message = Text(ref reader);
        }

        return new()
        {
            TasksList = ValueList.From(tasks),
            PropertyBag = bag,
            InternalPropertyBag = internalBag,
            ProgressPercentage = progress,
            EstimatedRemainingDuration = remaining,
            DynamicErrorMessage = message
        };
    }

    private AzureIaaSVMJobTaskDetails ReadTask(ref Utf8JsonReader reader)
    {
        string? id = null, status = null;
        DateTimeOffset? start = null, end = null;
        TimeSpan? duration = null;
        double? progress = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            ReadOnlySpan<byte> member = reader.ValueSpan;
            if (member.SequenceEqual("taskId"u8))
                id = Word(ref reader);
            else if (member.SequenceEqual("status"u8))
                status = Word(ref reader);
            else if (member.SequenceEqual("startTime"u8))
                start = Time(ref reader);
            else if (member.SequenceEqual("endTime"u8))
                end = Time(ref reader);
            else if (member.SequenceEqual("duration"u8))
                duration = Duration(ref reader);
            else if (member.SequenceEqual("progressPercentage"u8) && reader.Read())
                progress = reader.GetDouble();
            else
                reader.Skip();
        }

        return new() { TaskId = id, Status = status, StartTime = start, EndTime = end, Duration = duration, ProgressPercentage = progress };
    }

    private static ValueMap<string> ReadBag(ref Utf8JsonReader reader)
    {
        List<KeyValuePair<string, string>> entries = [];
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            entries.Add(new(reader.GetString()!, Text(ref reader)!));
        return new ValueMap<string>(entries);
    }
}
