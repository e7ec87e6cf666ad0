namespace PublicationsCatalogue.Data.Bulk;

/// <summary>Rows of one table, ready to be written.</summary>
/// <param name="Values">One for each column, as the database takes them.</param>
internal sealed record BulkRows(string Table, IReadOnlyList<string> Columns, IReadOnlyList<object?[]> Values);
