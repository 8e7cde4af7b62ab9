using System.Globalization;
using BackupJobsGen.Api;

namespace BackupJobsGen.CSharp;

/// <summary>Decides the arguments of a method and the calls that make a request of them.</summary>
internal sealed class RequestBuilder(TypeMap types)
{
    private readonly NameScope _names = new(StringComparer.Ordinal, ["cancellationToken"]);
    private readonly List<ArgumentModel> _arguments = [];
    private readonly List<StepModel> _steps = [];

    public (List<ArgumentModel> Arguments, List<StepModel> Steps) Build(ApiOperation operation)
    {
        bool form = operation.Body is { Type: null };
        if (form && operation.Body!.MediaType.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase))
            _steps.Add(new StepModel("Multipart", null, "", ""));
        foreach (ApiParameter parameter in operation.Parameters)
            Add(parameter);
        if (operation.Body is { Type: { } type } body)
            AddBody(body, type);
        return (_arguments, _steps);
    }

    private void Add(ApiParameter parameter)
    {
        CodeType type = types.OfParameter(parameter.Type);
        if (parameter.Constant is not null)
        {
            _steps.Add(Step(parameter, Literals.String(Unquoted(parameter.Constant)), ""));
            return;
        }

        bool list = type.Item is not null;
        string name = Identifiers.Escaped(_names.Take(Identifiers.Camel(parameter.ClientName ?? parameter.WireName, "parameter")));
        string typeName = list ? $"global::System.Collections.Generic.IEnumerable<{type.Item!.Name}>" : type.Name;
        _arguments.Add(new ArgumentModel(name, parameter.Required ? typeName : typeName + "?", parameter.Required, list || !type.IsValue, parameter.WireName, parameter.Description, parameter.Default));
        string text = list ? ListText(name, type.Item!) : Text(type, type.IsValue && !parameter.Required ? name + ".Value" : name);
        string rest = list ? Style(parameter) + Encoding(parameter) : Encoding(parameter);
        if (list && parameter.In is not (ParameterLocation.Query or ParameterLocation.Header or ParameterLocation.Form))
            (text, rest) = ($"{RuntimeNames.Format}Join({text}{Style(parameter)})", Encoding(parameter));
        _steps.Add(Step(parameter, parameter.Required || text == name ? text : $"{name} is null ? null : {text}", rest));
    }

    private void AddBody(ApiBody body, ApiType apiType)
    {
        CodeType type = types.Of(apiType);
        string name = Identifiers.Escaped(_names.Take(Identifiers.Camel(body.ClientName ?? body.ParameterName, "body")));
        _arguments.Add(new ArgumentModel(name, body.Required ? type.Name : type.Name + "?", body.Required, !type.IsValue, body.ParameterName, body.Description, null));
        string mediaType = Literals.String(body.MediaType);
        bool text = body.MediaType.StartsWith("text/", StringComparison.OrdinalIgnoreCase) && apiType is ApiScalar;
        if (type.IsStream)
            _steps.Add(new StepModel("StreamBody", null, name, ", " + mediaType));
        else if (text)
            _steps.Add(new StepModel("TextBody", null, Text(type, name), ", " + mediaType));
        else
            _steps.Add(new StepModel(
                $"JsonBody<{(type.IsValue && !body.Required ? type.Name + "?" : type.Name)}>", null, name, $", {(type.IsValue && !body.Required ? OptionalWrite(type) : type.Write)}, {mediaType}"));
    }

    private static string OptionalWrite(CodeType type) =>
        $"static ({RuntimeNames.Writer} writer, {type.Name}? value, {RuntimeNames.Namespace}JsonWriteMode mode) => {type.WriteCall}value!.Value{type.WriteTail}";

    private static StepModel Step(ApiParameter parameter, string value, string rest) => new(
        parameter.In switch
        {
            ParameterLocation.Path => "Path",
            ParameterLocation.Query => "Query",
            ParameterLocation.Header => "Header",
            ParameterLocation.Cookie => "Cookie",
            ParameterLocation.Host => "Host",
            _ => parameter.Type is ApiStream ? "FormFile" : "FormField",
        },
        parameter.WireName, value, rest);

    private static string Encoding(ApiParameter parameter) =>
        parameter is { SkipUrlEncoding: true, In: ParameterLocation.Path or ParameterLocation.Query } ? ", encode: false" : "";

    private static string Style(ApiParameter parameter) => $", {RuntimeNames.Namespace}CollectionFormat.{parameter.Format}";

    private static string ListText(string name, CodeType item) =>
        item.Format == "{0}" ? name : $"global::System.Linq.Enumerable.Select({name}, static item => {Text(item, "item")})";

    private static string Text(CodeType type, string expression) => string.Format(CultureInfo.InvariantCulture, type.Format, expression);

    // The JSON text of a constant: a string's content, or a number or word as it is.
    private static string Unquoted(string json) =>
        json.Length > 1 && json[0] == '"' ? Json.JsonReader.Read(json, default).Root?.Text ?? json : json;
}
