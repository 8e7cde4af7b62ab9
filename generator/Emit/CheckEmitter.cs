using System.Globalization;
using BackupJobsGen.CSharp;
using static BackupJobsGen.Emit.RuntimeNames;

namespace BackupJobsGen.Emit;

/// <summary>Writes the checks of what is sent.</summary>
internal static class CheckEmitter
{
    /// <summary>The interface of a record that checks itself, for its declaration.</summary>
    public static string Base(bool isChecked) => isChecked ? $", {IApiValidatable}" : "";

    public static void Emit(CodeWriter code, UnionModel union)
    {
        if (!union.IsChecked)
            return;
        using CodeWriter.Block method = code.Open($"\nvoid {IApiValidatable}.Check({ApiChecks} checks)");
        foreach (CheckModel check in union.Checks)
            code.Lines($"checks.Variant({check.Name}{(check.Limits.Count == 0 ? "" : ", " + Limits(check.Limits))});");
    }

    public static void Emit(CodeWriter code, RecordModel record)
    {
        if (!record.IsChecked)
            return;
        using CodeWriter.Block method = code.Open($"\nvoid {IApiValidatable}.Check({ApiChecks} checks)");
        if (record.Checks.Any(check => check.HasForm))
            code.Lines("checks.Spelled(AdditionalProperties);");
        bool obsolete = record.Checks.Any(check => check.Deprecated);
        if (obsolete)
            code.Lines("#pragma warning disable CS0612, CS0618 // members that the document marks as deprecated are checked all the same");
        foreach (CheckModel check in record.Checks)
        {
            string limits = check.Limits.Count == 0 ? "" : ", " + Limits(check.Limits);
            string required = !check.Required ? "" : limits.Length == 0 ? ", required: true" : ", true";
            code.Lines($"checks.Member({Literals.String(check.WireName)}, {check.Name}{limits}{required});");
        }

        if (obsolete)
            code.Lines("#pragma warning restore CS0612, CS0618");
    }

    /// <summary>The check of an argument.</summary>
    public static string Argument(CheckModel check) =>
        $"{ApiChecks}.{(check.HasRecords ? "Parameter" : "Argument")}({Names.Escaped(check.Name)}, {Limits(check.Limits)});";

    // A second limit of a kind needs an object of its own.
    private static string Limits(IReadOnlyCollection<LimitModel> limits)
    {
        if (limits.Count == 0)
            return "new()";
        List<string> members = [.. limits.GroupBy(Name).Select(alike => $"{alike.Key} = {Value(alike.First())}")];
        LimitModel[] others = [.. limits.GroupBy(Name).SelectMany(alike => alike.Skip(1))];
        if (others.Length > 0)
            members.Add($"And = {Limits(others)}");
        return $"new() {{ {string.Join(", ", members)} }}";
    }

    private static string Name(LimitModel limit) => limit switch
    {
        CountLimit count => count.Kind.ToString(),
        NumberLimit number => number.Kind.ToString(),
        PatternLimit => "Pattern",
        UniqueLimit => "UniqueItems",
        NoNullsLimit => "HasNoNulls",
        ItemsLimit => "Items",
        _ => throw new ArgumentOutOfRangeException(nameof(limit)),
    };

    private static string Value(LimitModel limit) => limit switch
    {
        CountLimit count => Literals.Number(count.Value),
        NumberLimit number => $"{number.Value.ToString(CultureInfo.InvariantCulture)}m",
        PatternLimit pattern => Literals.String(pattern.Expression),
        ItemsLimit items => Limits(items.Limits),
        _ => "true",
    };
}
