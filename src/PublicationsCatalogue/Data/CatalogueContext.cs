using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using PublicationsCatalogue.Core.Duplicates;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Core.Search;
using PublicationsCatalogue.Data.Duplicates;
using PublicationsCatalogue.Data.Harvest;
using PublicationsCatalogue.Data.Mapping;
using PublicationsCatalogue.Data.Naming;
using PublicationsCatalogue.Data.Search;
using PublicationsCatalogue.Data.Webhooks;

namespace PublicationsCatalogue.Data;

/// <summary>All that is stored. Pages for readers don't take this but <see cref="PublicCatalogue"/>.</summary>
public abstract class CatalogueContext(DbContextOptions options)
    : IdentityDbContext<User, IdentityRole, string>(options), IDataProtectionKeyContext
{
    private Actor actor = new();
    private TimeProvider clock = TimeProvider.System;

    public DbSet<Publication> Publications => Set<Publication>();
    public DbSet<Agent> Agents => Set<Agent>();
    public DbSet<PublicationSeries> Series => Set<PublicationSeries>();
    public DbSet<Subject> Subjects => Set<Subject>();
    public DbSet<SubjectScheme> SubjectSchemes => Set<SubjectScheme>();
    public DbSet<Address> Addresses => Set<Address>();
    public DbSet<Revision> Revisions => Set<Revision>();
    public DbSet<NameChange> NameChanges => Set<NameChange>();
    public DbSet<MonthCount> MonthCounts => Set<MonthCount>();
    public DbSet<EarlierMonthCount> EarlierMonthCounts => Set<EarlierMonthCount>();
    public DbSet<StateCount> StateCounts => Set<StateCount>();
    public DbSet<Instance> Instances => Set<Instance>();
    public DbSet<PendingChange> PendingChanges => Set<PendingChange>();
    public DbSet<TitleKey> TitleKeys => Set<TitleKey>();
    public DbSet<DuplicateVerdict> DuplicateVerdicts => Set<DuplicateVerdict>();
    public DbSet<PossibleDuplicate> PossibleDuplicates => Set<PossibleDuplicate>();
    public DbSet<SearchRecord> SearchRecords => Set<SearchRecord>();
    public DbSet<FacetTotal> FacetTotals => Set<FacetTotal>();
    public DbSet<SpellingKey> SpellingKeys => Set<SpellingKey>();
    public DbSet<IndexedWord> IndexedWords => Set<IndexedWord>();
    public DbSet<MissedSearch> MissedSearches => Set<MissedSearch>();
    public DbSet<ApiToken> ApiTokens => Set<ApiToken>();
    public DbSet<ProgramChange> ProgramChanges => Set<ProgramChange>();
    public DbSet<Webhook> Webhooks => Set<Webhook>();
    public DbSet<WebhookDelivery> WebhookDeliveries => Set<WebhookDelivery>();
    public DbSet<KeptAnswer> KeptAnswers => Set<KeptAnswer>();
    public DbSet<HarvestRecord> HarvestRecords => Set<HarvestRecord>();
    public DbSet<HarvestMember> HarvestMembers => Set<HarvestMember>();
    public DbSet<Session> Sessions => Set<Session>();
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    // Without setters, for each of which a function is compiled at every start.
    public override DbSet<User> Users => Set<User>();
    public override DbSet<IdentityUserClaim<string>> UserClaims => Set<IdentityUserClaim<string>>();
    public override DbSet<IdentityUserLogin<string>> UserLogins => Set<IdentityUserLogin<string>>();
    public override DbSet<IdentityUserToken<string>> UserTokens => Set<IdentityUserToken<string>>();
    public override DbSet<IdentityUserPasskey<string>> UserPasskeys => Set<IdentityUserPasskey<string>>();
    public override DbSet<IdentityRole> Roles => Set<IdentityRole>();
    public override DbSet<IdentityUserRole<string>> UserRoles => Set<IdentityUserRole<string>>();
    public override DbSet<IdentityRoleClaim<string>> RoleClaims => Set<IdentityRoleClaim<string>>();

    /// <summary>True from the first save that readers could notice until the commit that tells the page cache.</summary>
    public bool ChangedCatalogue { get; set; }

    /// <summary>The first instant (UTC) at which what is saved but not committed becomes public.</summary>
    public DateTime? NextScheduled { get; set; }

    /// <summary>Lends it, used before or new, to a request or a command.</summary>
    internal CatalogueContext For(Actor who, TimeProvider now)
    {
        (actor, clock, ChangedCatalogue, NextScheduled) = (who, now, false, null);
        return this;
    }

    /// <summary>
    /// Saves; for publications also, in the same transaction, who and when, the revision, the address and the public counts.
    /// </summary>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        ChangeTracker.DetectChanges();
        var detects = ChangeTracker.AutoDetectChangesEnabled;
        // Else each look at what is tracked compares all of it again: ten times tens of thousands of rows in an act on a thousand entries.
        ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            return ChangeTracker.Entries().Any(ChangeRecorder.Concerns) ? await RecordedAsync(acceptAllChangesOnSuccess, cancellationToken)
                : await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        }
        finally
        {
            ChangeTracker.AutoDetectChangesEnabled = detects;
        }
    }

    private async Task<int> RecordedAsync(bool acceptAllChangesOnSuccess, CancellationToken ct)
    {
        await using var own = Database.CurrentTransaction is null ? await Database.BeginTransactionAsync(ct) : null;
        // What fails in a transaction of its own is taken back with it: a place to come back to would only cost, for each page that is written.
        Database.AutoSavepointsEnabled = own is null;
        try
        {
            var recorder = new ChangeRecorder(this, actor, clock.GetUtcNow().UtcDateTime);
            await recorder.BeforeSaveAsync(ct);
            var written = await base.SaveChangesAsync(acceptAllChangesOnSuccess, ct);
            await recorder.AfterSaveAsync(clock, ct);
            written += await base.SaveChangesAsync(acceptAllChangesOnSuccess, ct);
            if (own is not null)
                await own.CommitAsync(ct);
            return written;
        }
        finally
        {
            Database.AutoSavepointsEnabled = true;
        }
    }

    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        ChangeTracker.Entries().Any(ChangeRecorder.Concerns)
            ? throw new NotSupportedException("Publications are saved by SaveChangesAsync, which also records the change.")
            : base.SaveChanges(acceptAllChangesOnSuccess);

    /// <summary>What durability depends on, as this database has it now.</summary>
    public abstract Task<IReadOnlyList<DatabaseSetting>> SettingsAsync(CancellationToken ct);

    /// <summary>A line for each damage found.</summary>
    public abstract Task<IReadOnlyList<string>> DamageAsync(Depth depth, CancellationToken ct);

    /// <summary>Sets in the database itself what can be set there, so that what is acknowledged is kept.</summary>
    public abstract Task MakeDurableAsync(CancellationToken ct);

    /// <summary>Lets this connection keep much of the database in memory, for work that writes all over it, or as little as usual again.</summary>
    public abstract Task KeepInMemoryAsync(bool isMuch, CancellationToken ct);

    /// <summary>The names of the migrations of this release, oldest first.</summary>
    public abstract IReadOnlyList<string> KnownMigrations { get; }

    /// <summary>The names of the migrations that the database has had, oldest first; none where there are no tables yet.</summary>
    public abstract Task<IReadOnlyList<string>> AppliedMigrationsAsync(CancellationToken ct);

    /// <summary>The names of those that it has not had yet, oldest first.</summary>
    public async Task<IReadOnlyList<string>> PendingMigrationsAsync(CancellationToken ct) =>
        [.. KnownMigrations.Except(await AppliedMigrationsAsync(ct), StringComparer.Ordinal)];

    /// <summary>Frees the lock that a killed migration left; only for who is certain that no other migration runs.</summary>
    public abstract Task ClearMigrationLockAsync(CancellationToken ct);

    /// <summary>The keys of the entries in the index that fit, in no order; as a part of a query.</summary>
    public abstract IQueryable<long> SearchKeys(SearchNode node);

    /// <summary>How the index is asked for the first that fit; null when <see cref="SearchKeys"/> gives them in order and reads no more than is asked for.</summary>
    public virtual StepwiseIndex? Stepwise => null;

    /// <summary>Keys whose words stand in the index though no <see cref="SearchRecord"/> has them: only after damage.</summary>
    public abstract IQueryable<long> StraySearchKeys();

    /// <summary>Lets no other write to the index until the transaction ends; the first in it, so that none waits for the other.</summary>
    public abstract Task HoldSearchAsync(CancellationToken ct);

    /// <summary>Between two portions of long work: leaves the store to those who wait to save.</summary>
    public abstract Task LetOthersSaveAsync(CancellationToken ct);

    /// <summary>Empties the index; the totals are left as they are.</summary>
    public abstract Task ClearSearchAsync(CancellationToken ct);

    /// <summary>Adds entries to the index; their keys must not be there.</summary>
    public abstract Task WriteSearchAsync(IReadOnlyList<SearchEntry> entries, CancellationToken ct);

    /// <summary>Puts the words of the index together that many portions have brought in, so that they are found in one place; takes a while.</summary>
    public abstract Task GatherSearchAsync(CancellationToken ct);

    /// <summary>Adds the keys that are not there yet, also when another save adds them in this moment.</summary>
    public abstract Task AddSpellingAsync(IReadOnlyList<SpellingKey> keys, CancellationToken ct);

    /// <summary>Adds the words that are not there yet, also when another save adds them in this moment.</summary>
    public abstract Task AddIndexedWordsAsync(IReadOnlyList<string> words, CancellationToken ct);

    /// <summary>Adds to the <see cref="FacetTotals"/>, by their tokens.</summary>
    public abstract Task AddFacetTotalsAsync(IReadOnlyList<KeyValuePair<string, int>> changes, CancellationToken ct);

    /// <summary>Counts the <see cref="FacetTotals"/> anew from the index, which must be held.</summary>
    public abstract Task CountFacetsAsync(CancellationToken ct);

    /// <summary>Puts words into the index that were put aside when they were written; how many pages of them there were.</summary>
    public virtual Task<long> SettleSearchAsync(CancellationToken ct) => Task.FromResult(0L);

    /// <summary>Takes entries out of the index, with their <see cref="SearchRecord"/>; totals are the caller's matter.</summary>
    public abstract Task RemoveSearchAsync(IReadOnlyList<long> keys, CancellationToken ct);

    /// <summary>Takes out what harvesters are told, all in one statement: a thousand entries are in hundreds of sets.</summary>
    public abstract Task RemoveHarvestMembersAsync(IReadOnlyList<HarvestMember> members, CancellationToken ct);

    /// <summary>Numbers that nothing in these tables has or ever gets otherwise, for each table so many as are wanted.</summary>
    public abstract Task<IReadOnlyList<IReadOnlyList<long>>> NewKeysAsync(IReadOnlyList<(string Table, int Count)> wanted, CancellationToken ct);

    /// <summary>Does work that brings a great many rows into these tables; where that is quicker, without their indexes and without looking up for each row what it refers to; both are made good after it. In the transaction there is, and nobody else may be at work.</summary>
    public virtual Task WithoutIndexesAsync(IReadOnlyList<string> tables, Func<Task> work, CancellationToken ct) => work();

    /// <summary>Has the database see how many rows there are by now of what an import looks for, where it goes by that how it looks for them. In the transaction there is.</summary>
    public virtual Task SurveyAsync(CancellationToken ct) => Task.CompletedTask;

    /// <summary>Writes a great many rows that refer to others; in the transaction there is.</summary>
    public virtual Task ReferringAsync(Func<Task> write, CancellationToken ct) => write();

    /// <summary>Writes rows as quickly as the database takes them; in the transaction there is.</summary>
    public abstract Task InsertRowsAsync(string table, IReadOnlyList<string> columns, IEnumerable<object?[]> rows, CancellationToken ct);

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(CatalogueContext).Assembly);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        Conversions.Apply(configurationBuilder);
}
