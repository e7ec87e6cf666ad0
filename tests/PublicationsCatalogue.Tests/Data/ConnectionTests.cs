using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Settings;

namespace PublicationsCatalogue.Tests.Data;

/// <summary>What the settings of PostgreSQL become; needs no server.</summary>
public sealed class ConnectionTests
{
    [Theory]
    [InlineData("", 40)]
    [InlineData(";Maximum Pool Size=7", 7)]
    [InlineData(";Minimum Pool Size=60", 60)]
    public async Task A_crowd_leaves_connections_for_commands_and_copies_unless_the_operator_says_otherwise(string setting, int most)
    {
        var services = new ServiceCollection();
        services.AddCatalogueDatabase(new CatalogueSettings
        {
            DataDirectory = Path.GetTempPath(),
            Database = new() { Provider = DatabaseProvider.Postgres, ConnectionString = "Host=localhost;Database=catalogue" + setting },
        });
        await using var provider = services.BuildServiceProvider();
        await using var scope = provider.CreateAsyncScope();
        var connection = scope.ServiceProvider.GetRequiredService<CatalogueContext>().Database.GetConnectionString();
        Assert.Equal(most, new NpgsqlConnectionStringBuilder(connection).MaxPoolSize);
    }
}
