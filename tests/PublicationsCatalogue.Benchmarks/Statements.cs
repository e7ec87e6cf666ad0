using System.Data.Common;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace PublicationsCatalogue.Benchmarks;

/// <summary>What the product asks of the database, to be asked again with nothing round it.</summary>
internal sealed class Statements : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    // Entity Framework looks once in so long whether anybody listens.
    private static readonly TimeSpan Unheard = TimeSpan.FromSeconds(1.1);
    private readonly List<(string Sql, (string Name, object? Value)[] Parameters)> asked = [];

    /// <summary>What is asked while <paramref name="work"/> is done; nothing else may ask meanwhile.</summary>
    public static async Task<Statements> OfAsync(Func<Task> work)
    {
        var statements = new Statements();
        await Task.Delay(Unheard);
        using (DiagnosticListener.AllListeners.Subscribe(statements))
            await work();
        return statements;
    }

    /// <summary>The same as commands of this connection, prepared.</summary>
    public async Task<IReadOnlyList<DbCommand>> OnAsync(DbConnection connection)
    {
        List<DbCommand> commands = [];
        foreach (var (sql, parameters) in asked)
        {
            var command = connection.CreateCommand();
            command.CommandText = sql;
            foreach (var (name, value) in parameters)
            {
                var parameter = command.CreateParameter();
                (parameter.ParameterName, parameter.Value) = (name, value);
                command.Parameters.Add(parameter);
            }
            await command.PrepareAsync();
            commands.Add(command);
        }
        return commands;
    }

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == DbLoggerCategory.Name)
            value.Subscribe(this);
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Key == RelationalEventId.CommandExecuting.Name && value.Value is CommandEventData { Command: var command })
            asked.Add((command.CommandText, [.. command.Parameters.Cast<DbParameter>().Select(p => (p.ParameterName, p.Value))]));
    }

    public void OnCompleted() { }

    public void OnError(Exception error) { }
}
