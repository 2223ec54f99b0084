#!/usr/bin/env bash
# Breaks delivery, lanes and checkpointing in small ways, one at a time, and counts what their unit tests notice. Takes up to an hour for each, on a
# machine that does nothing else. Checkpointing goes file group by file group, each with a report of its own; all of them together decide.
set -euo pipefail
cd "$(dirname "$0")/../.."

# The analyzers have had their say in the build; here they would only take time.
export RunAnalyzers=false
results="$PWD/TestResults/mutation"

# Prints how many changes have ended in one of the words given, over the reports of a folder's parts.
count() {
  local words=$1
  shift
  { grep -ohE "\"status\": ?\"($words)\"" "$@" || true; } | wc -l
}

dotnet tool restore
cd tests/ZohoMigrate.Tests
status=0
for folder in ${*:-delivery lanes checkpointing}; do
  parts=("")
  if [ "$folder" = checkpointing ]; then
    parts=("Folders/*" "[A-C]*" "[D-O]*" "P*" "R*" "S[a-e]*" "S[f-z]*" "[T-Z]*")
  fi

  rm -rf "${results:?}/$folder"
  reports=()
  for part in "${parts[@]}"; do
    output="$results/$folder/$(tr -dc 'A-Za-z-' <<< "$part")"
    # A part below the threshold ends with a fault and leaves a report, which counts; one that leaves none has not been measured.
    timeout 90m dotnet stryker -f "../../bench/mutation/$folder.json" ${part:+-m "**/Checkpointing/$part.cs"} -O "$output" || true
    reports+=("$output/reports/mutation-report.json")
    [ -f "${reports[-1]}" ] || { echo "$folder $part: no report"; exit 1; }
  done

  noticed=$(count "Killed|Timeout" "${reports[@]}")
  missed=$(count "Survived|NoCoverage" "${reports[@]}")
  echo "$folder: $noticed of $((noticed + missed)) noticed"
  (( noticed * 100 >= 80 * (noticed + missed) )) || status=1
done
exit "$status"
