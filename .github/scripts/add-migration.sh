#!/usr/bin/env bash
# Adds one migration for each database, lists its name, and compiles the model anew: .github/scripts/add-migration.sh Name
set -euo pipefail
cd "$(dirname "$0")/../.."
dotnet tool restore
dotnet restore
rm -rf src/PublicationsCatalogue/Data/*/CompiledModel
for provider in Sqlite Postgres; do
  dotnet ef migrations add "$1" --project src/PublicationsCatalogue --context "${provider}CatalogueContext" --output-dir "Data/$provider/Migrations"
  {
    printf 'namespace PublicationsCatalogue.Data.%s.Migrations;\n\n/// <summary>The names of all migrations, oldest first; written by .github/scripts/add-migration.sh.</summary>\ninternal static class MigrationNames\n{\n    public static readonly string[] All =\n    [\n' "$provider"
    find "src/PublicationsCatalogue/Data/$provider/Migrations" -name '[0-9]*.Designer.cs' -printf '        "%f",\n' | sed 's/\.Designer\.cs//' | sort
    printf '    ];\n}\n'
  } > "src/PublicationsCatalogue/Data/$provider/Migrations/MigrationNames.cs"
done
.github/scripts/compile-model.sh
