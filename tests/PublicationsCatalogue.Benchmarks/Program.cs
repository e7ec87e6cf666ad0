using PublicationsCatalogue.Benchmarks;

// dotnet run -c Release --project tests/PublicationsCatalogue.Benchmarks [generate COUNT DIRECTORY | beside [PAGE...] | growth [COUNT [WORD...]] | start | duplicates | desk [COUNT] | retyped | known | search COUNT | import COUNT | export COUNT]
const int Million = 1_000_000;

return args switch
{
    ["generate", var count, var directory] => await Generator.RunAsync(Number(count), Path.GetFullPath(directory)),
    ["beside", .. var wanted] => await BesideNginx.RunAsync(wanted),
    ["growth"] => await Growth.RunAsync(Million),
    ["growth", var count, .. var wanted] => await Growth.RunAsync(Number(count), wanted),
    ["duplicates"] => await DuplicateLookUp.RunAsync(),
    ["desk"] => await DeskTimes.RunAsync(Million),
    ["desk", var count] => await DeskTimes.RunAsync(Number(count)),
    ["search", var count] => await SearchTimes.RunAsync(Number(count)),
    ["import", var count] => await ImportTimes.RunAsync(Number(count)),
    ["export", var count] => await ExportTimes.RunAsync(Number(count)),
    ["known"] => await KnownItems.RunAsync(),
    ["retyped"] => Retyped.Run(),
    ["start"] => await StartUp.RunAsync(),
    [] => await BesideNginx.RunAsync() + await StartUp.RunAsync() + await Growth.RunAsync(Million),
    _ => Usage(),
};

static int Number(string text) => int.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

static int Usage()
{
    Console.Error.WriteLine("Say nothing for all, or one of: generate COUNT DIRECTORY, beside [home|feed|harvest|api...], growth [COUNT [WORD...]], start, duplicates, desk [COUNT], retyped, known, search COUNT, import COUNT, export COUNT");
    return 2;
}
