using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace PublicationsCatalogue.Data;

/// <summary>Tells the page cache of every commit that readers could notice, or will at an instant, before the editor hears of it.</summary>
internal sealed class CommitWatcher(CatalogueVersion version) : DbTransactionInterceptor
{
    public override void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) => Notice(eventData);

    public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Notice(eventData);
        return Task.CompletedTask;
    }

    private void Notice(TransactionEndEventData eventData)
    {
        if (eventData.Context is not CatalogueContext context)
            return;
        if (context.NextScheduled is { } instant)
            version.Expect(instant);
        if (context.ChangedCatalogue)
            version.Advance();
        (context.NextScheduled, context.ChangedCatalogue) = (null, false);
    }
}
