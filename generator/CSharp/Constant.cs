using System.Globalization;
using BackupJobsGen.Api;
using BackupJobsGen.Json;

namespace BackupJobsGen.CSharp;

/// <summary>A value that a document fixes, as data.</summary>
internal abstract record Constant
{
    /// <summary>A document's constant as the value of a type; null where the type has no constants in C#.</summary>
    public static Constant? Of(ApiValue value, ScalarKind kind) => kind switch
    {
        ScalarKind.String => value.Kind == JsonKind.String ? new StringConstant(value.Content) : null,
        ScalarKind.Boolean => value.Kind is JsonKind.True or JsonKind.False ? new BooleanConstant(value.Kind == JsonKind.True) : null,
        _ => value.Kind == JsonKind.Number ? Number(value.Content, kind) : null,
    };

    private static Constant? Number(string digits, ScalarKind kind) => kind switch
    {
        ScalarKind.Int32 =>
            int.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number)
                ? new Int32Constant(number)
                : null,
        ScalarKind.Int64 =>
            long.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number)
                ? new Int64Constant(number)
                : null,
        ScalarKind.Double =>
            double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && !double.IsInfinity(number)
            ? new DoubleConstant(number) : null,
        _ => null,
    };
}

internal sealed record StringConstant(string Value) : Constant;

internal sealed record BooleanConstant(bool Value) : Constant;

internal sealed record Int32Constant(int Value) : Constant;

internal sealed record Int64Constant(long Value) : Constant;

internal sealed record DoubleConstant(double Value) : Constant;
