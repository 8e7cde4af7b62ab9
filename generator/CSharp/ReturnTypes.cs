using static BackupJobsGen.CSharp.RuntimeNames;

namespace BackupJobsGen.CSharp;

/// <summary>What the method of an operation returns.</summary>
internal static class ReturnTypes
{
    public static string Of(OperationModel operation) => operation.Shape switch
    {
        OperationShape.Plain or OperationShape.Exists => $"global::System.Threading.Tasks.Task<{Namespace}ApiResponse>",
        OperationShape.Text => Task("string"),
        OperationShape.Value => Task(operation.Result!.Name),
        OperationShape.OptionalValue => Task(operation.Result!.Name + "?"),
        OperationShape.Outcome => Task(operation.Outcome!.Name + "?"),
        OperationShape.Stream => Task("global::System.IO.Stream"),
        OperationShape.Pages => $"{Namespace}ApiPageable<{operation.Result!.Name}>",
        OperationShape.LongRunning => $"global::System.Threading.Tasks.Task<{Namespace}LongRunningOperation>",
        _ => $"global::System.Threading.Tasks.Task<{Namespace}LongRunningOperation<{operation.Result!.Name}>>",
    };

    private static string Task(string value) => $"global::System.Threading.Tasks.Task<{Namespace}ApiResponse<{value}>>";
}
