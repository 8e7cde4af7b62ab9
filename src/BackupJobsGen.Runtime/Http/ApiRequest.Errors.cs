namespace BackupJobsGen.Runtime.Generated;

/// <content>Bodies of errors.</content>
public sealed partial class ApiRequest
{
    private List<DeclaredError>? _errors;

    /// <summary>Sets the type of errors: each is an <see cref="ApiException{T}"/>.</summary>
    /// <typeparam name="T">Type of the error.</typeparam>
    /// <param name="statuses">404, or 4 for 400 to 499; none: all that no other call names.</param>
    public ApiRequest Errors<T>(params int[] statuses)
        where T : IJsonModel<T> => Errors(JsonObjects.Read<T>, statuses);

    /// <summary>Sets the type of errors that are not objects.</summary>
    /// <typeparam name="T">Type of the error.</typeparam>
    /// <param name="read">Reads the error.</param>
    /// <param name="statuses">404, or 4 for 400 to 499; none: all that no other call names.</param>
    public ApiRequest Errors<T>(JsonRead<T> read, params int[] statuses)
    {
        ArgumentNullException.ThrowIfNull(read);
        ArgumentNullException.ThrowIfNull(statuses);
        (_errors ??= new(1)).Add(new DeclaredError<T>(read, statuses));
        return this;
    }

    /// <summary>The body that the document declares for an error; null where it declares none.</summary>
    internal DeclaredError? DeclaredErrorOf(int status) => _errors is null ? null : DeclaredError.Find(_errors, status);
}
