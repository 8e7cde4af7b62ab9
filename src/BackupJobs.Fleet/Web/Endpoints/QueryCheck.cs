using System.ComponentModel.DataAnnotations;
using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;

namespace BackupJobs.Fleet.Web;

/// <summary>Refuses requests whose parameters are unknown, missing or not valid, and says which one, and what is allowed. A filter that is
/// misspelled would return the whole list otherwise.</summary>
internal static class QueryCheck
{
    /// <summary>A filter of an endpoint, made from the parameters of its method.</summary>
    public static EndpointFilterDelegate Create(EndpointFilterFactoryContext endpoint, EndpointFilterDelegate next)
    {
        QueryParameter[] parameters = [.. endpoint.MethodInfo.GetParameters().SelectMany(Of)];
        // Filters also run if the framework could not bind a parameter.
        return async invocation =>
            (Fault(invocation.HttpContext.Request, parameters)
                ?? await TenantFaultAsync(invocation.HttpContext).ConfigureAwait(false)) is { } fault
                ? FleetApi.Problem(fault)
                : await next(invocation).ConfigureAwait(false);
    }

    // Ids of subscriptions and vaults have a form that can be checked; only the configuration knows tenants.
    private static async Task<string?> TenantFaultAsync(HttpContext http)
    {
        string tenant = http.Request.Query["tenant"].ToString().Trim();
        if (tenant.Length == 0)
            return null;
        EstateCache estate = http.RequestServices.GetRequiredService<EstateCache>();
        EstateSnapshot snapshot = await estate.GetAsync(http.RequestAborted).ConfigureAwait(false);
        return snapshot.TenantFault(QueryParameter.Shown(tenant), tenant);
    }

    private static IEnumerable<QueryParameter> Of(ParameterInfo parameter)
    {
        if (parameter.IsDefined(typeof(AsParametersAttribute)))
            return parameter.ParameterType.GetProperties().Select(Of);
        return QueryParameter.IsSimple(parameter.ParameterType)
            ? [new QueryParameter(parameter.Name!, parameter.ParameterType, !parameter.HasDefaultValue, RuleOf(parameter))]
            : [];
    }

    private static QueryParameter Of(PropertyInfo property) => new(
        property.GetCustomAttribute<FromQueryAttribute>()?.Name ?? property.Name,
        property.PropertyType,
        property.PropertyType.IsValueType && Nullable.GetUnderlyingType(property.PropertyType) is null,
        RuleOf(property));

    private static ValidationAttribute? RuleOf(ICustomAttributeProvider member) =>
        member.GetCustomAttributes(typeof(ValidationAttribute), inherit: false).OfType<ValidationAttribute>().SingleOrDefault();

    private static string? Fault(HttpRequest request, QueryParameter[] parameters)
    {
        QueryParameter[] known = [.. parameters.Where(parameter => !request.RouteValues.ContainsKey(parameter.Name))];
        foreach (string name in request.Query.Keys)
        {
            // The framework ignores case, too.
            if (known.Any(parameter => string.Equals(parameter.Name, name, StringComparison.OrdinalIgnoreCase)))
                continue;
            string allowed = known.Length == 0 ? "none" : string.Join(", ", known.Select(parameter => parameter.Name));
            return $"The parameter '{QueryParameter.Shown(name)}' is not known. Parameters of this request: {allowed}.";
        }

        return known.Select(parameter => parameter.Fault(request.Query[parameter.Name])).FirstOrDefault(fault => fault is not null)
            ?? OrderFault(request.Query);
    }

    private static string? OrderFault(IQueryCollection query)
    {
        if (QueryParameter.Time(query["from"]) is not { } from || QueryParameter.Time(query["to"]) is not { } to || from < to)
            return null;
        (string begin, string end) = (QueryParameter.Shown(query["from"]), QueryParameter.Shown(query["to"]));
        return $"The parameter 'from' is '{begin}'; it must be before 'to', '{end}'.";
    }
}
