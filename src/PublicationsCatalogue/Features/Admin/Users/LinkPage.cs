namespace PublicationsCatalogue.Features.Admin.Users;

public sealed record LinkPage(string Id, string Name, string Link);
