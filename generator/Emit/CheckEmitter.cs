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
    public static string Argument(CheckModel check) => $"{ApiChecks}.Argument({Names.Escaped(check.Name)}, {Limits(check.Limits)});";

    private static string Limits(EquatableArray<LimitModel> limits) =>
        limits.Count == 0 ? "new()" : $"new() {{ {string.Join(", ", limits.Select(Limit))} }}";

    private static string Limit(LimitModel limit) => limit switch
    {
        CountLimit count => $"{count.Kind} = {Literals.Number(count.Value)}",
        NumberLimit number => $"{number.Kind} = {number.Value.ToString(CultureInfo.InvariantCulture)}m",
        PatternLimit pattern => $"Pattern = {Literals.String(pattern.Expression)}",
        UniqueLimit => "UniqueItems = true",
        NoNullsLimit => "HasNoNulls = true",
        ItemsLimit items => $"Items = {Limits(items.Limits)}",
        _ => throw new ArgumentOutOfRangeException(nameof(limit)),
    };
}
