using BackupJobsGen.CSharp;
using static BackupJobsGen.Emit.RuntimeNames;

namespace BackupJobsGen.Emit;

/// <summary>Writes the methods that read requests of a service.</summary>
internal static class WebhooksEmitter
{
    public static void Emit(CodeWriter code, WebhooksFileModel model)
    {
        code.Lines($$"""
            /// <summary>Reads the requests that the service sends: {{Docs.Text(model.Description)}}.</summary>
            /// <remarks>It does not check who sent them: verify the signature first.</remarks>
            {{FileEmitter.GeneratedCode}}
            """);
        using CodeWriter.Block type = code.OpenType($"static partial class {model.Name}");
        foreach (WebhookModel webhook in model.Webhooks)
        {
            string result = TypeName.Of(webhook.Body);
            string read = TypeReading.Read(webhook.Body);
            Docs.Summary(code, webhook.Description, $"Reads {Docs.Code(webhook.Source)}.");
            code.Lines($$"""
                /// <remarks>{{Docs.Code(webhook.Source)}}, {{Docs.Text(webhook.HttpMethod)}}.</remarks>
                /// <param name="json">The body, in UTF-8.</param>
                /// <exception cref="{{Framework.JsonException}}">The body is not what the document declares.</exception>
                public static {{result}} {{webhook.Name}}({{Framework.ReadOnlySpan}}<byte> json) =>
                    {{Webhook}}.Read<{{result}}>(json, {{read}});

                /// <inheritdoc cref="{{webhook.Name}}({{Framework.ReadOnlySpan}}{byte})"/>
                /// <param name="body">The body, in UTF-8: at most 30 MB.</param>
                /// <param name="cancellationToken">Cancels the reading.</param>
                public static {{Framework.Task}}<{{result}}> {{webhook.Name}}Async(
                    {{Framework.Stream}} body, {{Framework.CancellationToken}} cancellationToken = default) =>
                    {{Webhook}}.ReadAsync<{{result}}>(body, {{read}}, cancellationToken);

                """);
        }
    }
}
