using System.Globalization;
using BackupJobsGen.Api;
using BackupJobsGen.Json;

namespace BackupJobsGen.CSharp;

/// <summary>Decides which limits of a value are checked: those that its C# type can break.</summary>
internal static class CheckBuilder
{
    /// <summary>Null where there is nothing to check.</summary>
    public static CheckModel? Of(MemberModel member)
    {
        EquatableArray<LimitModel> limits = Limits(member.Limits, member.Type, 0);
        bool isRequired = member is { RequiredInRequests: true, Nullable: false } && MayBeUnset(member.Type);
        return !member.ReadOnly && (isRequired || limits.Count > 0 || HasRecords(member.Type))
            ? new CheckModel(member.Name, member.WireName, isRequired, member.Deprecated, limits) { HasForm = HasForm(limits, member.Type) }
            : null;
    }

    /// <summary>Null where there is nothing to check.</summary>
    /// <param name="argument">The argument.</param>
    /// <param name="isJson">Whether it is the body, whose records are checked where it is written.</param>
    public static CheckModel? Of(ArgumentModel argument, bool isJson)
    {
        EquatableArray<LimitModel> limits = Limits(argument.Limits, argument.Type, 0);
        bool hasRecords = !isJson && HasRecords(argument.Type) && Innermost(argument.Type) is not EnumType;
        return limits.Count > 0 || hasRecords || argument is { Required: true, IsNullable: false, Type: EnumType }
            ? new CheckModel(argument.Name, argument.WireName, argument is { Required: true, IsNullable: false }, false, limits)
            {
                HasRecords = hasRecords,
            }
            : null;
    }

    /// <summary>Null where there is nothing to check. Of several schemas of one type, each value may be of either.</summary>
    public static CheckModel? Of(UnionVariantModel variant, IReadOnlyCollection<ApiVariant> schemas)
    {
        EquatableArray<ApiLimit>[] declared = [.. schemas.Select(schema => schema.Limits).Distinct()];
        EquatableArray<LimitModel> limits = declared.Length == 1 ? Limits(declared[0], variant.Type, 0) : [];
        return limits.Count > 0 || HasRecords(variant.Type) ? new CheckModel(variant.Property, "", false, false, limits) : null;
    }

    // The default of an enum's struct is no value of it.
    private static bool MayBeUnset(CSharpType type) => !type.IsValueType || type is EnumType;

    // Records, and enums in lists, may be wrong although nothing limits the member.
    private static bool HasRecords(CSharpType type) => type switch
    {
        RecordType or UnionType or EnumType => true,
        ListType list => HasRecords(list.Item.Type),
        MapType map => HasRecords(map.Value.Type),
        _ => false,
    };

    // Strings, records and JSON are sent as they are.
    private static bool HasForm(EquatableArray<LimitModel> limits, CSharpType type) =>
        (type is ScalarType { Kind: ScalarKind.Base64 } && limits.Count > 0)
        || (limits.Any(limit => limit is UniqueLimit)
            && Innermost(type) is ScalarType { Kind: not (ScalarKind.String or ScalarKind.Secret) })
        || (ItemOf(type) is { } item && limits.OfType<ItemsLimit>().Any(items => HasForm(items.Limits, item.Type)));

    private static CSharpType Innermost(CSharpType type) => ItemOf(type) is { } item ? Innermost(item.Type) : type;

    private static EquatableArray<LimitModel> Limits(EquatableArray<ApiLimit> declared, CSharpType type, int depth)
    {
        EquatableArray<ApiLimit> here = declared.Where(limit => limit.Depth == depth).ToEquatableArray();
        List<LimitModel> limits = [.. here.Select(limit => Limit(limit, here, type)).OfType<LimitModel>()];
        if (ItemOf(type) is { } item)
        {
            // Any JSON may be null.
            if (item is { IsNullable: false, Type: { IsValueType: false } and not RawJsonType })
                limits.Add(new NoNullsLimit());
            if (Limits(declared, item.Type, depth + 1) is { Count: > 0 } items)
                limits.Add(new ItemsLimit(items));
        }

        return limits.ToEquatableArray();
    }

    private static TypeUse? ItemOf(CSharpType type) => type switch
    {
        ListType list => list.Item,
        SequenceType sequence => new TypeUse(sequence.Item),
        MapType map => map.Value,
        _ => null,
    };

    private static LimitModel? Limit(ApiLimit limit, EquatableArray<ApiLimit> all, CSharpType type) => type switch
    {
        ScalarType { Kind: ScalarKind.String or ScalarKind.Secret or ScalarKind.Base64 } => limit.Keyword switch
        {
            "minLength" => Count(CountKind.MinLength, limit),
            "maxLength" => Count(CountKind.MaxLength, limit),
            "pattern" when limit.Value.Kind == JsonKind.String => new PatternLimit(limit.Value.Content),
            _ => null,
        },
        ScalarType { Kind: ScalarKind.Int32 or ScalarKind.Int64 or ScalarKind.Double or ScalarKind.Decimal } => limit.Keyword switch
        {
            // Until OpenAPI 3.1 the exclusive limit is a flag next to the number.
            "minimum" => Number(IsTrue(all, "exclusiveMinimum") ? NumberLimitKind.ExclusiveMinimum : NumberLimitKind.Minimum, limit),
            "maximum" => Number(IsTrue(all, "exclusiveMaximum") ? NumberLimitKind.ExclusiveMaximum : NumberLimitKind.Maximum, limit),
            "exclusiveMinimum" => Number(NumberLimitKind.ExclusiveMinimum, limit),
            "exclusiveMaximum" => Number(NumberLimitKind.ExclusiveMaximum, limit),
            "multipleOf" => Number(NumberLimitKind.MultipleOf, limit),
            _ => null,
        },
        ListType or SequenceType => limit.Keyword switch
        {
            "minItems" => Count(CountKind.MinItems, limit),
            "maxItems" => Count(CountKind.MaxItems, limit),
            "uniqueItems" when limit.Value.Kind == JsonKind.True => new UniqueLimit(),
            _ => null,
        },
        _ => null,
    };

    private static bool IsTrue(EquatableArray<ApiLimit> all, string keyword) =>
        all.Any(limit => limit.Keyword == keyword && limit.Value.Kind == JsonKind.True);

    // No value has more than int.MaxValue of anything, so that such a limit is broken by every value, or by none.
    private static CountLimit? Count(CountKind kind, ApiLimit limit) => (Parsed(limit) ?? decimal.MaxValue) switch
    {
        < 0 => null,
        <= int.MaxValue and var number => new CountLimit(kind, (int)number),
        _ => kind is CountKind.MinLength or CountKind.MinItems ? new CountLimit(kind, int.MaxValue) : null,
    };

    private static NumberLimit? Number(NumberLimitKind kind, ApiLimit limit) =>
        (Parsed(limit) ?? Beyond(kind, limit)) is { } number ? new NumberLimit(kind, number) : null;

    // A limit that no decimal can hold is broken by every value, or by none.
    private static decimal? Beyond(NumberLimitKind kind, ApiLimit limit)
    {
        if (limit.Value.Kind != JsonKind.Number)
            return null;
        bool isNegative = limit.Value.Content[0] == '-';
        return kind switch
        {
            NumberLimitKind.Minimum or NumberLimitKind.ExclusiveMinimum when !isNegative => decimal.MaxValue,
            NumberLimitKind.Maximum or NumberLimitKind.ExclusiveMaximum when isNegative => decimal.MinValue,
            _ => null,
        };
    }

    private static decimal? Parsed(ApiLimit limit) =>
        limit.Value.Kind == JsonKind.Number
            && decimal.TryParse(limit.Value.Content, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number)
            ? number
            : null;
}
