using BackupJobsGen.Api;

namespace BackupJobsGen.CSharp;

/// <summary>Methods that read the requests which a service sends.</summary>
internal sealed record WebhooksFileModel : FileModel
{
    public required EquatableArray<WebhookModel> Webhooks { get; init; }

    /// <summary>Null where the service sends none.</summary>
    public static WebhooksFileModel? Of(ApiModel model, ClientOptions options, TypeNames names, TypeMap types)
    {
        if (model.Webhooks.Count == 0)
            return null;
        string type = names.TakeOutcome(options.ClientName + "Webhooks");
        IReadOnlyList<string> methods = new NameScope(MemberNames.OfObject.Append(type))
            .TakeAll(model.Webhooks.Select(webhook => "Read" + Identifiers.Pascal(webhook.Name, "Webhook")));
        return new WebhooksFileModel
        {
            Namespace = options.Namespace,
            Name = type,
            Description = model.Title,
            Webhooks = model.Webhooks
                .Select((webhook, i) =>
                    new WebhookModel(
                        methods[i], webhook.Name, webhook.Method, webhook.Description, types.Of(webhook.Body, webhook.BodyNullable)))
                .ToEquatableArray(),
        };
    }
}

/// <param name="Name">Of its methods.</param>
/// <param name="Source">The document's name.</param>
/// <param name="HttpMethod">In capitals.</param>
internal sealed record WebhookModel(string Name, string Source, string HttpMethod, string? Description, TypeUse Body);
