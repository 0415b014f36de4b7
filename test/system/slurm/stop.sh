#!/usr/bin/env bash
# Stops what start.sh started in a folder, by the process ids that stand there; also after a failure
# halfway. Usage: stop.sh FOLDER
set -uo pipefail

folder=$1
export SLURM_CONF="$folder/slurm.conf"
PATH="$PATH:/usr/sbin:/sbin"

[ -f "$folder/slurmctld.pid" ] && timeout 5 scancel --quiet --user="$(id -un)" 2>/dev/null
for file in "$folder/slurmd.pid" "$folder/slurmctld.pid" "$folder/munge/pid"; do
  [ -f "$file" ] || continue
  process=$(cat "$file")
  [ -n "$process" ] || continue
  kill "$process" 2>/dev/null
  for _ in $(seq 25); do
    kill -0 "$process" 2>/dev/null || break
    sleep 0.2
  done
  kill -9 "$process" 2>/dev/null
  rm -f "$file"
done
exit 0
