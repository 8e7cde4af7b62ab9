using BackupJobsGen.Api;

namespace BackupJobsGen.CSharp;

/// <summary>How the method of an operation hands its result to the caller.</summary>
internal enum ReturnKind
{
    Response,
    Items,
    Events,
    Pages,
    LongRunning,
}

/// <summary>What the method of an operation returns.</summary>
/// <param name="Value">Null where there is no value.</param>
internal sealed record ReturnType(ReturnKind Kind, TypeUse? Value)
{
    public static ReturnType Of(OperationModel operation) => operation.Shape switch
    {
        OperationShape.Plain or OperationShape.Exists => new(ReturnKind.Response, null),
        OperationShape.Text => Response(new ScalarType(ScalarKind.String)),
        OperationShape.Value => new(ReturnKind.Response, operation.Result),
        OperationShape.OptionalValue => Response(operation.Result!.Type, isNullable: true),
        OperationShape.Outcome => Response(new RecordType(operation.Outcome!.Name), isNullable: true),
        OperationShape.Stream => Response(new StreamType()),
        OperationShape.Lines or OperationShape.Records => new(ReturnKind.Items, operation.Result),
        OperationShape.Events => new(ReturnKind.Events, operation.Result),
        OperationShape.Pages => new(ReturnKind.Pages, operation.Result),
        OperationShape.LongRunning => new(ReturnKind.LongRunning, null),
        _ => new(ReturnKind.LongRunning, operation.Result),
    };

    private static ReturnType Response(CSharpType value, bool isNullable = false) =>
        new(ReturnKind.Response, new TypeUse(value, isNullable));
}
