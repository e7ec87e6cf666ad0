using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace PublicationsCatalogue.Data.Bulk;

/// <summary>
/// Writes many new entities, keys first and then rows, by the mapping that EF Core has of them but without its tracking, which
/// costs twenty times as much. Nothing is looked after: counts, revisions and addresses are the caller's matter.
/// </summary>
internal sealed class BulkInsert(CatalogueContext db)
{
    private readonly ConcurrentDictionary<Type, Shape> shapes = [];

    /// <summary>Gives each entity the number that the database would have given it.</summary>
    /// <param name="kinds">All of one of these are of one type.</param>
    /// <param name="ct">Ends it.</param>
    public async Task GiveKeysAsync(IReadOnlyList<IReadOnlyList<object>> kinds, CancellationToken ct)
    {
        List<IReadOnlyList<object>> some = [.. kinds.Where(k => k.Count > 0)];
        if (some.Count == 0)
            return;
        foreach (var (entities, keys) in some.Zip(await db.NewKeysAsync(some.ConvertAll(k => (ShapeOf(k[0].GetType()).Table, k.Count)), ct)))
        {
            foreach (var (entity, key) in entities.Zip(keys))
                Set(entity, "Id", key);
        }
    }

    /// <summary>Numbers for entities that are still to be made.</summary>
    public async Task<IReadOnlyList<long>> NewKeysAsync<T>(int count, CancellationToken ct) where T : class =>
        count == 0 ? [] : (await db.NewKeysAsync([(ShapeOf<T>().Table, count)], ct))[0];

    /// <summary>Sets a property that only the database sets otherwise.</summary>
    public void Set(object entity, string property, long value) =>
        (ShapeOf(entity.GetType()).Type.GetProperty(property).PropertyInfo ?? throw new InvalidOperationException($"{entity.GetType().Name} has no {property}.")).SetValue(entity, value);

    public Task AddAsync<T>(IEnumerable<T> entities, CancellationToken ct) where T : class =>
        entities is IReadOnlyCollection<T> { Count: 0 } ? Task.CompletedTask : db.InsertRowsAsync(ShapeOf<T>().Table, ShapeOf<T>().Columns, entities.Select(ShapeOf<T>().Row), ct);

    /// <summary>What stands in the rows of entities; asks nothing of the database, and may be done on another thread.</summary>
    public BulkRows Rows<T>(IReadOnlyList<T> entities) where T : class => new(ShapeOf<T>().Table, ShapeOf<T>().Columns, [.. entities.Select(ShapeOf<T>().Row)]);

    public Task AddAsync(BulkRows rows, CancellationToken ct) => rows.Values.Count == 0 ? Task.CompletedTask : db.InsertRowsAsync(rows.Table, rows.Columns, rows.Values, ct);

    private Shape ShapeOf<T>() => ShapeOf(typeof(T));

    private Shape ShapeOf(Type entity) => shapes.GetOrAdd(entity, type => new Shape(db.Model.FindEntityType(type) ?? throw new InvalidOperationException($"{type.Name} is not mapped.")));

    private sealed class Shape
    {
        private readonly Func<object, object?>[] values;

        public Shape(IEntityType type)
        {
            Type = type;
            Table = type.GetTableName() ?? throw new InvalidOperationException($"{type.Name} has no table.");
            var properties = type.GetProperties().ToList();
            var table = StoreObjectIdentifier.Table(Table, type.GetSchema());
            Columns = [.. properties.Select(p => p.GetColumnName(table) ?? p.Name)];
            values = [.. properties.Select(Value)];
        }

        public IEntityType Type { get; }
        public string Table { get; }
        public IReadOnlyList<string> Columns { get; }

        public object?[] Row(object entity) => Array.ConvertAll(values, value => value(entity));

        private static Func<object, object?> Value(IProperty property)
        {
            var (getter, convert) = (property.GetGetter(), property.GetTypeMapping().Converter?.ConvertToProvider);
            return entity => getter.GetClrValue(entity) switch
            {
                null => null,
                Enum named when convert is null => Convert.ToInt32(named, CultureInfo.InvariantCulture),
                var value => convert is null ? value : convert(value),
            };
        }
    }
}
