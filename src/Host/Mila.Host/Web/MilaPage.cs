using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Mila.Graph;

namespace Mila.Host.Web;

/// <summary>A page of Mila: what a rule refused stays on the page, what was done is said on the next one.</summary>
public abstract class MilaPage : PageModel
{
    internal const string RefusalsKey = "Refusals";
    internal const string NoticeKey = "Notice";
    internal const string NoticeCookie = "mila.notice";

    /// <summary>What rules refused in this request, shown by <c>error-summary</c> and beside each field.</summary>
    public IReadOnlyList<UserError> Refusals { get; private set; } = [];

    /// <summary>Keeps what was refused, so that the page is shown again with it; true when something was, or a field could not be read.</summary>
    protected bool Refused(IReadOnlyList<UserError> errors)
    {
        ViewData[RefusalsKey] = Refusals = errors;
        return errors.Count > 0 || !ModelState.IsValid;
    }

    /// <summary>Shows the page again, with what was refused.</summary>
    protected IActionResult Again()
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    /// <summary>Goes on to another page, which first says what was done.</summary>
    protected IActionResult Done(string sentence, string path)
    {
        TempData[NoticeKey] = Kernel.French.Typeset(sentence);
        return LocalRedirect(path);
    }
}
