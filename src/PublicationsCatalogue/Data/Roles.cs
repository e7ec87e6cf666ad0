namespace PublicationsCatalogue.Data;

/// <summary>Owner: everything. Admin: people and entries, but not owners. Editor: entries.</summary>
public static class Roles
{
    public const string Owner = "owner";
    public const string Admin = "admin";
    public const string Editor = "editor";

    public static readonly IReadOnlyList<string> All = [Owner, Admin, Editor];
}
