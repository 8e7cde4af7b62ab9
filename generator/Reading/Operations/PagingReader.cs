using BackupJobsGen.Api;
using BackupJobsGen.Documents;
using BackupJobsGen.Json;
using BackupJobsGen.Reading.Schemas;

namespace BackupJobsGen.Reading.Operations;

/// <summary>Reads x-bjg-paging, which says how lists of any service continue.</summary>
internal sealed class PagingReader(ReadContext context, SchemaReader schemas)
{
    public const string Keyword = "x-bjg-paging";

    private static readonly (string Name, PagingStyle Style)[] Styles =
        [
            ("link", PagingStyle.Link), ("link-header", PagingStyle.LinkHeader), ("cursor", PagingStyle.Cursor), ("page", PagingStyle.Page),
            ("offset", PagingStyle.Offset)
        ];

    /// <param name="page">Schema of a page; null where no response has one.</param>
    /// <param name="parameters">Of the operation.</param>
    public ApiPaging? Read(DocumentNode paging, DocumentNode? page, IReadOnlyList<ApiParameter> parameters)
    {
        OwnExtensions.CheckMembers(context, paging, Keyword, "style", "items", "parameter", "next");
        int style = Array.FindIndex(Styles, known => known.Name == context.String(paging, "style"));
        if (style < 0)
        {
            Report(paging, "style", $"must be one of {string.Join(", ", Styles.Select(known => known.Name))}");
            return null;
        }

        return Items(paging, page) is { } items ? Completed(paging, page!, items with { Style = Styles[style].Style }, parameters) : null;
    }

    private ApiPaging? Items(DocumentNode paging, DocumentNode? page)
    {
        string? name = context.String(paging, "items");
        ApiType? list = page is null ? null
            : name is null ? schemas.Read(page)
            : MemberPath.Find(schemas, page, name) is { } member ? schemas.Read(member) : null;
        if (list is ApiList { Item: var item, ItemNullable: var itemNullable })
            return new ApiPaging(name ?? "", null, null, item, itemNullable);
        context.Report(Problems.PagingShape, paging["items"] ?? paging, name ?? "items", MemberPath.Others(schemas, page, name ?? ""));
        return null;
    }

    private ApiPaging? Completed(DocumentNode paging, DocumentNode page, ApiPaging read, IReadOnlyList<ApiParameter> parameters)
    {
        if (read.Style is PagingStyle.Link or PagingStyle.Cursor)
        {
            if (context.String(paging, "next") is not { Length: > 0 } next)
            {
                Report(paging, "next", "must be the name of the member that leads to the next page");
                return null;
            }

            if (MemberPath.Find(schemas, page, next) is null)
                context.Report(Problems.NextLinkMissing, paging["next"]!, next, MemberPath.Others(schemas, page, next));
            read = read with { NextLinkName = next };
        }

        if (read.Style is PagingStyle.Link or PagingStyle.LinkHeader)
            return read;
        string? name = context.String(paging, "parameter");
        bool isNumber = read.Style != PagingStyle.Cursor;
        if (parameters.FirstOrDefault(known => known.In == ParameterLocation.Query && known.WireName == name) is { } parameter
            && (!isNumber || parameter.Type is ApiScalar { Kind: ScalarKind.Int32 or ScalarKind.Int64 }))
            return read with { Parameter = name };
        Report(
            paging, "parameter",
            $"must be the name of a query parameter of the operation{(isNumber ? " that is an integer" : "")}");
        return null;
    }

    // A member that is not a string has been reported.
    private void Report(DocumentNode paging, string member, string reason)
    {
        if (paging[member] is not { Json.Kind: not (JsonKind.String or JsonKind.Null) })
            OwnExtensions.Report(context, paging[member] ?? paging, member, Keyword, reason);
    }
}
