#!/usr/bin/env bash
# Breaks delivery, lanes and checkpointing in small ways, one at a time, and counts what their unit tests notice. Takes up to an hour for each, on a
# machine that does nothing else. Checkpointing goes file group by file group, each with a report of its own.
set -euo pipefail
set -f
cd "$(dirname "$0")/../.."

# The analyzers have had their say in the build; here they would only take time.
export RunAnalyzers=false
results="$PWD/TestResults/mutation"
dotnet tool restore
cd tests/ZohoMigrate.Tests
for folder in ${*:-delivery lanes checkpointing}; do
  if [ "$folder" != checkpointing ]; then
    timeout 90m dotnet stryker -f "../../bench/mutation/$folder.json" -O "$results/$folder"
    continue
  fi
  for files in Folders/* [A-C]* [D-N]* P* R* S[a-e]* S[f-z]* [T-Z]*; do
    timeout 90m dotnet stryker -f "../../bench/mutation/$folder.json" -m "**/Checkpointing/$files.cs" -O "$results/$folder-$(tr -dc 'A-Za-z-' <<< "$files")" || echo "$files: below the threshold"
  done

  # All parts together decide.
  noticed=$(cat "$results/$folder"-*/reports/mutation-report.json | grep -oE '"status": ?"(Killed|Timeout)"' | wc -l)
  missed=$(cat "$results/$folder"-*/reports/mutation-report.json | grep -oE '"status": ?"(Survived|NoCoverage)"' | wc -l)
  echo "$folder: $noticed of $((noticed + missed)) noticed"
  (( noticed * 100 >= 80 * (noticed + missed) ))
done
