using Microsoft.AspNetCore.Mvc;
using PublicationsCatalogue.Data.Duplicates;

namespace PublicationsCatalogue.Features.Admin.Entries;

/// <summary>What the form's buttons say, without script, of an entry that looks like this one.</summary>
public sealed class EntryAnswersController(EntryDesk desk, UnsavedWork work, DuplicateAnswers answers) : AdminController
{
    /// <summary>Stores the answer; what was typed beside it and not saved is kept and stands in the form again.</summary>
    [HttpPost("/admin/entries/{id:long}/duplicates"), RequestSizeLimit(TypedForm.Limit), RequestFormLimits(ValueLengthLimit = TypedForm.Limit)]
    public async Task<IActionResult> Answer([FromRoute] long id, EntryForm form, CancellationToken ct)
    {
        if (await desk.FindAsync(id, ct) is not { } stored)
            return NotFound();
        var saved = desk.FormOf(stored);
        if (form.Revision > 0 && EntryField.All.Any(field => field.Text(form) != field.Text(saved)))
            await work.KeepAsync(form, id, null, ct);
        var said = Answered.Read(form.Verdicts);
        return await answers.SaveAsync(said, id, ct) ? Redirect(Answered.Then(said, id)) : NotFound();
    }
}
