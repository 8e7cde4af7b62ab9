using System.Globalization;
using BackupJobsGen.Api;
using BackupJobsGen.Reading.Operations;

namespace BackupJobsGen.CSharp;

/// <summary>Decides the arguments of a method and the calls that make a request of them.</summary>
internal sealed class RequestBuilder(TypeMap types)
{
    private readonly NameScope _names = new(["cancellationToken", "link"]);
    private readonly List<ArgumentModel> _arguments = [];
    private readonly List<StepModel> _steps = [];

    public RequestModel Build(DeclaredOperation operation)
    {
        if (operation.Body is { Type: null } form && form.MediaType.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase))
            _steps.Add(new StepModel("Multipart", null, "", ""));
        foreach (ApiParameter parameter in operation.Parameters)
            Add(parameter);
        if (operation.Body is { Type: { } type } body)
            AddBody(body, type);
        // A stable sort: what must be given comes first, as C# demands, otherwise in document order.
        return new RequestModel(_arguments.OrderBy(argument => argument.Required ? 0 : 1).ToEquatableArray(), _steps.ToEquatableArray());
    }

    private void Add(ApiParameter parameter)
    {
        if (parameter is { Constant: { } constant, Required: true })
        {
            _steps.Add(Step(parameter, Literals.String(constant.Content), ""));
            return;
        }

        CodeType type = types.OfParameter(parameter.Type);
        if (parameter.Style == SerializationStyle.Json)
            AddText(parameter, AsJson(types.Of(parameter.Type)));
        else if (type.Item is not null)
            AddList(parameter, type.Item);
        else if (parameter is { In: ParameterLocation.Query, Type: ApiMap or ApiReference } && !type.IsEnum)
            AddEntries(parameter, type);
        else
            AddText(parameter, type);
    }

    private void AddText(ApiParameter parameter, CodeType type)
    {
        string name = Argument(parameter, type, type.Name, parameter.Required);
        string text = Text(type, type.IsValue && !parameter.Required ? name + ".Value" : name);
        _steps.Add(Step(parameter, OrNull(parameter, name, text), Encoding(parameter)));
    }

    private void AddList(ApiParameter parameter, CodeType item)
    {
        string name = Argument(parameter, null, $"global::System.Collections.Generic.IEnumerable<{item.Name}>", parameter.Required);
        string texts = item.Format == "{0}" ? name : $"global::System.Linq.Enumerable.Select({name}, static item => {Text(item, "item")})";
        if (parameter.In is ParameterLocation.Query or ParameterLocation.Header or ParameterLocation.Form)
            _steps.Add(Step(parameter, OrNull(parameter, name, texts), Style(parameter) + Encoding(parameter)));
        else
            _steps.Add(Step(parameter, OrNull(parameter, name, $"{RuntimeNames.Format}Join({texts}{Style(parameter)})"), Encoding(parameter)));
    }

    private void AddEntries(ApiParameter parameter, CodeType type)
    {
        string name = Argument(parameter, type, type.Name, parameter.Required);
        StepModel step = Step(parameter, OrNull(parameter, name, $"{RuntimeNames.Format}Entries({name}, {type.Write})"), "");
        _steps.Add(parameter.Style == SerializationStyle.DeepObject ? step : step with { WireName = null });
    }

    private void AddBody(ApiBody body, ApiType apiType)
    {
        CodeType type = types.Of(apiType);
        string name = Identifiers.Escaped(_names.Take(Identifiers.Camel(body.ClientName ?? body.ParameterName, "body")));
        _arguments.Add(new ArgumentModel(name, body.Required ? type.Name : type.Name + "?", body.Required, !type.IsValue, body.ParameterName, body.Description, null));
        string mediaType = Literals.String(body.MediaType);
        bool isOptionalValue = type.IsValue && !body.Required;
        if (type.IsStream)
            _steps.Add(new StepModel("StreamBody", null, name, ", " + mediaType));
        else if (MediaTypes.IsText(body.MediaType))
            _steps.Add(new StepModel("TextBody", null, isOptionalValue ? $"{name} is null ? null : {Text(type, name + ".Value")}" : Text(type, name), ", " + mediaType));
        else
            _steps.Add(new StepModel($"JsonBody<{type.Name}{(isOptionalValue ? "?" : "")}>", null, name, $", {(isOptionalValue ? OptionalWrite(type) : type.Write)}, {mediaType}"));
    }

    private string Argument(ApiParameter parameter, CodeType? type, string typeName, bool required)
    {
        string name = Identifiers.Escaped(_names.Take(Identifiers.Camel(parameter.ClientName ?? parameter.WireName, "parameter")));
        _arguments.Add(new ArgumentModel(
            name, required ? typeName : typeName + "?", required, type is not { IsValue: true }, parameter.WireName, parameter.Description, parameter.Default));
        return name;
    }

    private static string OptionalWrite(CodeType type) =>
        $"static ({RuntimeNames.Writer} writer, {type.Name}? value, {RuntimeNames.Generated}JsonWriteMode mode) => {type.WriteCall}value!.Value{type.WriteTail}";

    private static StepModel Step(ApiParameter parameter, string value, string rest) =>
        new(parameter.In != ParameterLocation.Form ? parameter.In.ToString() : parameter.Type is ApiStream ? "FormFile" : "FormField", parameter.WireName, value, rest);

    private static string OrNull(ApiParameter parameter, string name, string text) => parameter.Required || text == name ? text : $"{name} is null ? null : {text}";

    private static string Encoding(ApiParameter parameter) =>
        parameter is { SkipUrlEncoding: true, In: ParameterLocation.Path or ParameterLocation.Query } ? ", encode: false" : "";

    private static string Style(ApiParameter parameter) => $", {RuntimeNames.Generated}ListStyle.{parameter.Style}";

    private static CodeType AsJson(CodeType type) => type with { Format = $"{RuntimeNames.Format}Json({{0}}, {type.Write})" };

    private static string Text(CodeType type, string expression) => string.Format(CultureInfo.InvariantCulture, type.Format, expression);
}
