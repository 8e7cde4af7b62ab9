using BackupJobsGen.Api;

namespace BackupJobsGen.CSharp;

/// <summary>Decides the files that a client has because of its operations.</summary>
internal sealed class OperationFilesBuilder(
    ApiModel model, ClientOptions options, TypeNames names, TypeMap types, SecurityModel? security, ServiceHabits habits,
    SecretNames secrets)
{
    private readonly ILookup<string, DeclaredOperation> _groups =
        model.Operations.ToLookup(names.Grouping.Of, StringComparer.OrdinalIgnoreCase);

    private readonly ILookup<string, GroupModel> _within =
        names.Groups.ToLookup(group => group.Parent, StringComparer.OrdinalIgnoreCase);

    private readonly EquatableArray<ArgumentModel> _variables = Variables(model);

    // Names are given out in the order of the files.
    public IEnumerable<FileModel> Build()
    {
        EquatableArray<GroupModel> main = Within("");
        EquatableArray<OperationModel> loose = Operations(
            "", MemberNames.OfClient.Concat(main.Select(group => group.Property)).Append(options.ClientName));
        List<OperationModel> all = [.. loose];
        yield return Client(main, loose);
        if (names.Interface is { } contract)
            yield return Interface(contract, options.ClientName, main, loose) with { IsClient = true };
        if (security is not null)
            yield return security.Options;
        foreach (GroupModel group in names.Groups)
        {
            EquatableArray<GroupModel> inner = Within(group.Group);
            EquatableArray<OperationModel> operations =
                Operations(group.Group, MemberNames.OfObject.Concat(inner.Select(one => one.Property)).Append(group.Type));
            all.AddRange(operations);
            yield return Group(group, inner, operations);
            if (group.Interface is { } name)
                yield return Interface(name, group.Type, inner, operations);
        }

        foreach (OutcomeModel outcome in all.Select(operation => operation.Outcome).OfType<OutcomeModel>())
            yield return outcome;
        if (HeadersBuilder.Build(model, options, names, types) is { } headers)
            yield return headers;
        // Last: a new reference of the project moves no other file.
        if (options.AddsServices)
            yield return Services();
    }

    private EquatableArray<GroupModel> Within(string group) => _within[group].ToEquatableArray();

    private EquatableArray<OperationModel> Operations(string group, IEnumerable<string> reserved) =>
        new OperationBuilder(
            options, names, types, OperationNames.Of(_groups[group], names.Grouping, reserved), security, secrets).Build();

    private ClientFileModel Client(EquatableArray<GroupModel> groups, EquatableArray<OperationModel> operations) => new()
    {
        Namespace = options.Namespace,
        Name = options.ClientName,
        Description = model.Description ?? model.Title,
        Endpoint = model.Endpoint,
        Variables = _variables,
        Groups = groups,
        Operations = operations,
        Security = security?.Default,
        OptionsType = security?.Options.Name,
        Interface = names.Interface,
        ClientRequestIdHeader = model.Operations.SelectMany(operation => operation.Parameters)
            .FirstOrDefault(ServiceHabits.IsClientRequestId)?.WireName ?? habits.ClientRequestIdHeader,
        FinalThrottlingCodes = habits.FinalThrottlingCodes,
        SecretMembers = secrets.Of(model),
        IsResourceManager = habits.IsResourceManager,
    };

    private GroupFileModel Group(
        GroupModel group, EquatableArray<GroupModel> groups, EquatableArray<OperationModel> operations) => new()
    {
        Namespace = options.Namespace,
        Name = group.Type,
        Title = group.Title,
        Groups = groups,
        Operations = operations,
        Interface = group.Interface,
    };

    private InterfaceFileModel Interface(
        string name, string type, EquatableArray<GroupModel> groups, EquatableArray<OperationModel> operations) => new()
    {
        Namespace = options.Namespace,
        Name = name,
        Class = type,
        Groups = groups,
        Operations = operations,
    };

    private ServicesFileModel Services() => new()
    {
        Namespace = options.Namespace,
        Name = names.TakeOptions(options.ClientName + "ServiceCollectionExtensions"),
        ClientName = options.ClientName,
        OptionsType = security?.Options.Name,
        Credentials = security?.Options.Credentials ?? [],
        Requirements = security?.Options.Requirements ?? [],
        RequiresCredentials = security?.IsEverywhere == true,
        RequiredVariables = _variables.Count(variable => variable.Required),
        Interface = names.Interface,
    };

    // A stable sort: required arguments come first, as C# demands.
    private static EquatableArray<ArgumentModel> Variables(ApiModel model)
    {
        NameScope names = new(["httpClient", "options"]);
        return model.HostVariables.Select(variable => Variable(variable, names))
            .OrderBy(variable => variable.Required ? 0 : 1)
            .ToEquatableArray();
    }

    private static ArgumentModel Variable(ApiParameter variable, NameScope names)
    {
        string name = names.Take(Identifiers.Local(variable.ClientName ?? variable.WireName, "variable"));
        return new ArgumentModel(
            name, new ScalarType(ScalarKind.String), variable.Default is null, variable.WireName, variable.Description, variable.Default);
    }
}
