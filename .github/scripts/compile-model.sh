#!/usr/bin/env bash
# Writes what Entity Framework would otherwise work out at each start, for each database, the names of the migrations among it: .github/scripts/compile-model.sh
set -euo pipefail
cd "$(dirname "$0")/../.."
dotnet tool restore
dotnet restore
rm -rf src/PublicationsCatalogue/Data/*/CompiledModel
for provider in Sqlite Postgres; do
  migrations=src/PublicationsCatalogue/Data/$provider/Migrations
  {
    printf '%s\n' "namespace PublicationsCatalogue.Data.$provider.Migrations;" '' \
      '/// <summary>The names of all migrations, oldest first; written by .github/scripts/compile-model.sh.</summary>' \
      'internal static class MigrationNames' '{' '    public static readonly string[] All =' '    ['
    for file in "$migrations"/[0-9]*.Designer.cs; do printf '        "%s",\n' "$(basename "$file" .Designer.cs)"; done
    printf '    %s\n' '];'
    echo '}'
  } > "$migrations/MigrationNames.cs"
  dotnet ef dbcontext optimize --project src/PublicationsCatalogue --context "${provider}CatalogueContext" --output-dir "Data/$provider/CompiledModel" --namespace "PublicationsCatalogue.Data.$provider.CompiledModel"
done
