#!/usr/bin/env bash
# Adds one migration for each database and compiles the model anew: .github/scripts/add-migration.sh Name
set -euo pipefail
cd "$(dirname "$0")/../.."
dotnet tool restore
dotnet restore
rm -rf src/PublicationsCatalogue/Data/*/CompiledModel
for provider in Sqlite Postgres; do
  dotnet ef migrations add "$1" --project src/PublicationsCatalogue --context "${provider}CatalogueContext" --output-dir "Data/$provider/Migrations"
done
.github/scripts/compile-model.sh
