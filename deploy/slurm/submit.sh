#!/usr/bin/env bash
# Hands an ensemble to Slurm: an array of one task per part, and a job that merges the parts when all
# of them are done.
#
#   deploy/slurm/submit.sh SHARDS PARTS RESULTS PLAN [options of simulate ensemble]
#   deploy/slurm/submit.sh 16 /shared/parts /shared/results kortrijk-2040 --members 100000
#
# PARTS and RESULTS are folders that every node sees. Options for sbatch stand in SBATCH_OPTIONS:
#   SBATCH_OPTIONS="--partition=short --account=stad" deploy/slurm/submit.sh …
set -euo pipefail

if [ "$#" -lt 4 ]; then
  sed -n '2,10s/^# \{0,1\}//p' "$0" >&2
  exit 2
fi
here=$(cd "$(dirname "$0")" && pwd)
export ADEMRUIMTE_SHARDS=$1
mkdir -p "$2" "$3"
ADEMRUIMTE_PARTS=$(cd "$2" && pwd)
ADEMRUIMTE_RESULTS=$(cd "$3" && pwd)
export ADEMRUIMTE_PARTS ADEMRUIMTE_RESULTS
shift 3
mkdir -p "$ADEMRUIMTE_PARTS/logs"

read -r -a options <<<"${SBATCH_OPTIONS:-}"
array=$(sbatch --parsable "${options[@]}" --array="1-$ADEMRUIMTE_SHARDS" \
  --output="$ADEMRUIMTE_PARTS/logs/part-%a.log" "$here/shard.sbatch" "$@")
merge=$(sbatch --parsable "${options[@]}" --dependency="afterok:${array%%;*}" \
  --kill-on-invalid-dep=yes --output="$ADEMRUIMTE_PARTS/logs/merge.log" "$here/merge.sbatch")
echo "parts: job ${array%%;*}"
echo "merge: job ${merge%%;*}"
