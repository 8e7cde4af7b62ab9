using BackupJobsGen.Api;
using BackupJobsGen.Reading.Operations;

namespace BackupJobsGen.CSharp;

/// <summary>Decides the arguments of a method and the steps that make a request of them.</summary>
internal sealed class RequestBuilder(TypeMap types)
{
    /// <summary>What a next page is requested with, in the lambda that makes its request.</summary>
    public const string NextPage = "nextPage";

    private readonly NameScope _names = new(["cancellationToken", NextPage]);
    private readonly List<ArgumentModel> _arguments = [];
    private readonly List<RequestStep> _steps = [];

    public RequestModel Build(DeclaredOperation operation)
    {
        bool isMultipart = operation.Body is { Type: null } form
            && MediaTypes.IsMultipart(form.MediaType);
        if (isMultipart)
            _steps.Add(new MultipartStep());
        if (operation.Body is { Type: null, Required: true })
            _steps.Add(new RequiredFormStep());
        foreach (ApiParameter parameter in operation.Parameters)
        {
            ParameterStep step = Step(parameter, Value(parameter));
            _steps.Add(
                isMultipart && parameter.In == ParameterLocation.Form
                    ? step with { MediaType = parameter.MediaType ?? DefaultMediaType(step.Value) }
                    : step);
            if (isMultipart)
                AddPartHeaders(parameter);
        }

        if (operation.Body is { Type: { } type } body)
            AddBody(body, body.HasMediaTypes ? new FileType() : types.Of(type));
        // A stable sort: required arguments come first, as C# demands, otherwise in document order.
        return new RequestModel(_arguments.OrderBy(argument => argument.Required ? 0 : 1).ToEquatableArray(), _steps.ToEquatableArray());
    }

    private void AddPartHeaders(ApiParameter field)
    {
        foreach (ApiParameter header in field.PartHeaders)
        {
            ApiParameter named = header with { ClientName = header.ClientName ?? field.WireName + " " + header.WireName };
            _steps.Add(Step(named, Value(named)) with { PartOf = field.WireName });
        }
    }

    public static ParameterStep Step(ApiParameter parameter, ParameterValue value) =>
        new(parameter.In, parameter.WireName, value)
        {
            SkipEncoding = parameter is { SkipUrlEncoding: true, In: ParameterLocation.Path or ParameterLocation.Query },
            Style = StyleOf(parameter, value),
        };

    private static SerializationStyle? StyleOf(ApiParameter parameter, ParameterValue value) =>
        value is not (ListValue or EntriesValue)
            && parameter.Style is SerializationStyle.Label or SerializationStyle.LabelExploded or SerializationStyle.Matrix
                or SerializationStyle.MatrixExploded
            ? parameter.Style
            : null;

    // What has no form as one string is JSON.
    private static string? DefaultMediaType(ParameterValue value) =>
        value is TextValue { Type: var type } && IsJson(type) || value is ListValue { Sequence.Item: var item } && IsJson(item)
            ? MediaTypes.Json
            : null;

    private static bool IsJson(CSharpType type) => type is RecordType or UnionType { IsText: false } or MapType or ListType or RawJsonType;

    private ParameterValue Value(ApiParameter parameter)
    {
        if (parameter is { Constant: { } constant, Required: true })
            return new FixedValue(constant.Content);
        if (parameter is { In: ParameterLocation.Form, Type: ApiStream or ApiList { Item: ApiStream } })
        {
            CSharpType files = parameter.Type is ApiStream ? new FileType() : new SequenceType(new FileType());
            return new FileValue(Argument(parameter, files), files, parameter.Required);
        }

        CSharpType type = parameter.Style == SerializationStyle.Json ? types.Of(parameter.Type) : types.OfParameter(parameter.Type);
        if (parameter.Style != SerializationStyle.Json && type is ListType list)
            type = new SequenceType(list.Item.Type);
        string argument = Argument(parameter, type);
        return type switch
        {
            _ when parameter.Style == SerializationStyle.Json => new JsonValue(argument, type, parameter.Required),
            UnionType { IsText: false } when parameter.In == ParameterLocation.Form =>
                new ChoiceValue(argument, type, parameter.Required, parameter.Style == SerializationStyle.DeepObject),
            SequenceType { Item: UnionType { IsText: false } }
                when parameter is { In: ParameterLocation.Form, Style: SerializationStyle.Multi } =>
                new ChoiceValue(argument, type, parameter.Required, false),
            SequenceType sequence => new ListValue(argument, sequence, parameter.Required, parameter.Style),
            _ when HasEntries(parameter, type) =>
                new EntriesValue(argument, type, parameter.Required, parameter.Style),
            _ => new TextValue(argument, type, parameter.Required),
        };
    }

    private static bool HasEntries(ApiParameter parameter, CSharpType type) =>
        (parameter is { In: not ParameterLocation.Form, Type: ApiMap or ApiReference } || parameter.IsFlat)
            && type is not (EnumType or UnionType { IsText: true });

    private void AddBody(ApiBody body, CSharpType type)
    {
        string name = _names.Take(Identifiers.Camel(body.ClientName ?? body.ParameterName, "body"));
        BodyFormat format = type is StreamType or FileType ? BodyFormat.Stream
            : MediaTypes.IsText(body.MediaType) ? BodyFormat.Text
            : BodyFormat.Json;
        // Where the body may be left out, that is what null means.
        bool isNullable = body is { Required: true, IsNullable: true } && format == BodyFormat.Json;
        _arguments.Add(new ArgumentModel(name, type, body.Required, body.ParameterName, body.Description, null)
        {
            IsNullable = isNullable,
            Limits = body.Limits,
        });
        _steps.Add(new BodyStep(name, type, body.Required, format, body.MediaType) { IsNullable = isNullable });
    }

    private string Argument(ApiParameter parameter, CSharpType type)
    {
        string name = _names.Take(Identifiers.Camel(parameter.ClientName ?? parameter.WireName, "parameter"));
        _arguments.Add(new ArgumentModel(name, type, parameter.Required, parameter.WireName, parameter.Description, parameter.Default)
        {
            Limits = parameter.Limits,
        });
        return name;
    }
}
