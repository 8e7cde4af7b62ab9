using BackupJobsGen.Documents;
using BackupJobsGen.Json;

namespace BackupJobsGen.Reading.Operations;

/// <summary>The generator's own extensions of OpenAPI. What is wrong with one is reported where it is.</summary>
internal static class OwnExtensions
{
    public const string NotGenerated = "what the extension describes is not generated";
    private const string Prefix = "x-bjg";
    private const string Ignored = "it is ignored";

    private static readonly string[] Names = [PagingReader.Keyword, StatusReader.Keyword];

    /// <summary>Reports a member that resembles an extension, or is one in a place where nothing reads it.</summary>
    /// <param name="isOperation">Whether the member is of an operation that clients call.</param>
    public static void CheckName(ReadContext context, DocumentNode member, bool isOperation)
    {
        string name = member.Json.Name!;
        if (!name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) && !IsMisspelledPrefix(name))
            return;
        if (!Names.Contains(name))
            Report(
                context, member, name, Holder(member.Json), $"is not one of {string.Join(", ", Names)}", Ignored + DidYouMean(name, Names));
        else if (!isOperation)
            Report(
                context, member, name, Holder(member.Json), "has no effect there", $"{Ignored}. Move it to an operation of 'paths'");
    }

    // Extensions of others differ by more than a letter, or than '_' for '-'.
    private static bool IsMisspelledPrefix(string name) =>
        name.StartsWith("x", StringComparison.OrdinalIgnoreCase) && Nearest.ToTypo(name.Replace('_', '-'), Names) is not null;

    /// <summary>Reports members that an extension does not have.</summary>
    public static void CheckMembers(ReadContext context, DocumentNode extension, string keyword, params string[] members)
    {
        foreach (JsonNode member in extension.Json.Members)
        {
            string name = member.Name!;
            if (!members.Contains(name) && !name.StartsWith("x-", StringComparison.Ordinal))
                Report(
                    context, extension.With(member), name, keyword, $"is not one of {string.Join(", ", members)}",
                    Ignored + DidYouMean(name, members));
        }
    }

    /// <param name="context">Receives the report.</param>
    /// <param name="at">Where it is.</param>
    /// <param name="name">What is wrong.</param>
    /// <param name="holder">What has it.</param>
    /// <param name="reason">Why it is wrong.</param>
    /// <param name="result">What was done.</param>
    public static void Report(
        ReadContext context, DocumentNode at, string name, string holder, string reason, string result = NotGenerated) =>
        context.Report(Problems.InvalidExtension, at, name, holder, reason, result);

    private static string DidYouMean(string name, string[] names) =>
        Nearest.To(name, names) is { } meant ? $". Did you mean '{meant}'?" : "";

    // What is copied from next to a '$ref' is called by the place where it is written.
    private static string Holder(JsonNode member) =>
        ((member.Origin as CopiedKeyword)?.Holder ?? member.Origin as JsonNode ?? member.Parent) switch
        {
            { Name: { } name } => $"'{name}'",
            { Parent.Name: { } list } => $"an entry of '{list}'",
            _ => "the document",
        };
}
