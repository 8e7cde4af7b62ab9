using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace BackupJobsGen.Runtime;

/// <summary>A record that checks itself against the constraints of its document (<c>Validation="true"</c>).</summary>
public interface IApiValidatable : IValidatableObject
{
    /// <summary>Reports the members that break a constraint.</summary>
    /// <param name="checks">Receives the members.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    void Check(ApiChecks checks);

    /// <summary>What data annotations call, such as the validation of ASP.NET Core.</summary>
    IEnumerable<ValidationResult> IValidatableObject.Validate(ValidationContext validationContext) => ApiValidation.Validate(this);
}

/// <summary>Checks records before they are sent. Requests do the same.</summary>
public static class ApiValidation
{
    /// <summary>Each constraint that the record or a record in it breaks, with the path of the member; empty for a valid record.</summary>
    /// <param name="record">The record.</param>
    public static IReadOnlyList<ValidationResult> Validate(this IApiValidatable record)
    {
        ArgumentNullException.ThrowIfNull(record);
        ApiChecks checks = new();
        record.Check(checks);
        return checks.Results;
    }
}
