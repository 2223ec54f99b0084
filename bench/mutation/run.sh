#!/usr/bin/env bash
# Breaks delivery, lanes and checkpointing in small ways, one at a time, and counts what their unit tests notice. Takes up to an hour for each.
set -euo pipefail
cd "$(dirname "$0")/../.."

# The analyzers have had their say in the build; here they would only take time.
export RunAnalyzers=false
results="$PWD/TestResults/mutation"
dotnet tool restore
cd tests/ZohoMigrate.Tests
for folder in ${*:-delivery lanes checkpointing}; do
  timeout 90m dotnet stryker -f "../../bench/mutation/$folder.json" -O "$results/$folder"
done
