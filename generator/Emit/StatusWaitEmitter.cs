using BackupJobsGen.CSharp;
using static BackupJobsGen.Emit.RuntimeNames;

namespace BackupJobsGen.Emit;

/// <summary>Writes the method that calls an operation until the status of its resource is final.</summary>
internal static class StatusWaitEmitter
{
    /// <param name="request">The expression that creates the request of the operation.</param>
    public static void Emit(CodeWriter code, OperationModel operation, string pipeline, string request)
    {
        if (operation.Wait is not { } wait)
            return;
        string values = string.Join(", ", wait.Succeeded.Select(Docs.Code));
        string failures = string.Concat(wait.Failed.Select(value => ", " + Docs.Code(value)));
        code.Lines($$"""

            /// <summary>Waits until {{Docs.Code(wait.Member)}} is final: {{values}}{{failures}}.</summary>
            /// <remarks>Repeats operation {{Docs.Code(operation.Id)}}: {{Docs.Text(operation.HttpMethod)}} {{Docs.Code(operation.Path)}}.</remarks>
            """);
        Docs.Parameters(code, operation.Arguments);
        code.Lines($$"""
            /// <param name="{{wait.Options}}">Delay and deadline; null for the defaults.</param>
            /// <param name="cancellationToken">Cancels the wait.</param>
            /// <exception cref="{{ApiException}}">It failed, or the service refused a request permanently.</exception>
            /// <exception cref="{{PollingTimeoutException}}">The deadline has passed.</exception>
            """);
        OperationEmitter.EmitObsolete(code, operation);
        OperationEmitter.EmitMethod(
            code, operation, "public " + Signature(operation, wait),
            $"{StatusWait}.RunAsync<{TypeName.Of(operation.Result!.Type)}>(\n    {pipeline},\n    () =>{request},\n    {TypeReading.Read(operation.Result!.Type)},"
            + $"\n    {Literals.String(wait.Member)}, [{List(wait.Succeeded)}], [{List(wait.Failed)}],"
            + $"\n    {Names.Escaped(wait.Options)},\n    cancellationToken)");
    }

    /// <summary>Result, name and parameters of the method.</summary>
    public static string Signature(OperationModel operation, StatusWaitModel wait)
    {
        string arguments = string.Concat(operation.Arguments.Select(Names.Parameter));
        return $"{Framework.Task}<{ApiResponse}<{TypeName.Of(operation.Result!.Type)}>> {wait.Method}("
            + $"{arguments}{PollingOptions}? {Names.Escaped(wait.Options)} = null, {Framework.CancellationToken} cancellationToken = default)";
    }

    private static string List(IEnumerable<string> values) => string.Join(", ", values.Select(Literals.String));
}
