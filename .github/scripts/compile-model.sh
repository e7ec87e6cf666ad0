#!/usr/bin/env bash
# Writes what Entity Framework would otherwise work out of the mapping at each start, for each database: .github/scripts/compile-model.sh
set -euo pipefail
cd "$(dirname "$0")/../.."
dotnet tool restore
dotnet restore
rm -rf src/PublicationsCatalogue/Data/*/CompiledModel
for provider in Sqlite Postgres; do
  dotnet ef dbcontext optimize --project src/PublicationsCatalogue --context "${provider}CatalogueContext" --output-dir "Data/$provider/CompiledModel" --namespace "PublicationsCatalogue.Data.$provider.CompiledModel"
done
