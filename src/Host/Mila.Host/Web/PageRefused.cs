using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Mila.Host.Graph;

namespace Mila.Host.Web;

/// <summary>A page asked for what its reader may not have, or what could not be answered.</summary>
public sealed class PageRefused(PageError error) : Exception(error.Message)
{
    public PageError Error { get; } = error;
}

/// <summary>Answers for a page whose document was refused: to the sign-in, to « accès refusé », or on to the page for errors.</summary>
public sealed class PageRefusedFilter : IExceptionFilter
{
    public void OnException(ExceptionContext context)
    {
        if (context.Exception is not PageRefused refused)
            return;
        IActionResult? result = refused.Error.Code switch
        {
            GraphCodes.Unauthenticated => new ChallengeResult(),
            GraphCodes.Forbidden => new ForbidResult(),
            _ => null,
        };
        if (result is not null)
            (context.Result, context.ExceptionHandled) = (result, true);
    }
}
