#!/usr/bin/env bash
# Adds one migration for each database: .github/scripts/add-migration.sh Name
set -euo pipefail
cd "$(dirname "$0")/../.."
dotnet tool restore
for provider in Sqlite Postgres; do
  dotnet ef migrations add "$1" --project src/PublicationsCatalogue --context "${provider}CatalogueContext" --output-dir "Data/$provider/Migrations"
done
