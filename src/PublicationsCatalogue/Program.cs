using PublicationsCatalogue.Hosting;

return await Server.RunAsync(args);

public partial class Program;
