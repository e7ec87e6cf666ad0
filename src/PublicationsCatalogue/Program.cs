using PublicationsCatalogue.Commands;

return await Verbs.RunAsync(args);

public partial class Program;
