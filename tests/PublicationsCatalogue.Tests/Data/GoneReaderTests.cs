using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Data;

/// <summary>A reader who goes elsewhere before the answer has come ends the question, wherever PostgreSQL is with it.</summary>
public sealed class GoneReaderTests(CatalogueApp app) : IClassFixture<CatalogueApp>
{
    // What it promises lets PostgreSQL call it while it plans.
    private const string PlannedFor = """
        CREATE FUNCTION planned_for(seconds double precision) RETURNS integer IMMUTABLE LANGUAGE plpgsql AS
        'BEGIN PERFORM pg_sleep(seconds); RETURN 1; END'
        """;

    /// <summary>Statements prepared by Npgsql without being asked to (github.com/npgsql/npgsql/issues/6391) broke this.</summary>
    [SkippableFact]
    public Task Who_leaves_while_a_question_is_planned_leaves_its_connection_whole_for_the_next()
    {
        Skip.IfNot(CatalogueApp.OnPostgres, "SQLite has no server that plans.");
        return app.InScopeAsync(async services =>
        {
            var database = services.GetRequiredService<CatalogueContext>().Database;
            await database.OpenConnectionAsync();
            await database.ExecuteSqlRawAsync(PlannedFor);
            for (var i = 0; i < 3; i++)
            {
                Assert.Equal([1], await database.SqlQuery<int>($"SELECT planned_for({0.0})").ToListAsync());
                using var leaving = new CancellationTokenSource(TimeSpan.FromSeconds(1));
                await Assert.ThrowsAnyAsync<OperationCanceledException>(() => database.SqlQuery<int>($"SELECT planned_for({60.0})").ToListAsync(leaving.Token));
                Assert.Equal([1], await database.SqlQuery<int>($"SELECT planned_for({0.0})").ToListAsync());
            }
            return true;
        });
    }
}
