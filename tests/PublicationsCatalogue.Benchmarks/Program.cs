using PublicationsCatalogue.Benchmarks;

// dotnet run -c Release --project tests/PublicationsCatalogue.Benchmarks [generate COUNT DIRECTORY | beside | growth | start | duplicates | desk | retyped | known | search | import COUNT]
return args switch
{
    ["generate", var count, var directory] => await Generator.RunAsync(int.Parse(count, System.Globalization.CultureInfo.InvariantCulture), Path.GetFullPath(directory)),
    ["beside"] => await BesideNginx.RunAsync(),
    ["growth"] => await Growth.RunAsync(),
    ["duplicates"] => await DuplicateLookUp.RunAsync(),
    ["desk"] => await DeskTimes.RunAsync(),
    ["search"] => await SearchTimes.RunAsync(),
    ["import", var count] => await ImportTimes.RunAsync(int.Parse(count, System.Globalization.CultureInfo.InvariantCulture)),
    ["known"] => await KnownItems.RunAsync(),
    ["retyped"] => Retyped.Run(),
    ["start"] => await StartUp.RunAsync(),
    [] => await BesideNginx.RunAsync() + await StartUp.RunAsync() + await Growth.RunAsync(),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("Say nothing for all, or one of: generate COUNT DIRECTORY, beside, growth, start, duplicates, desk, retyped, known, search, import COUNT");
    return 2;
}
