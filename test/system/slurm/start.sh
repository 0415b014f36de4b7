#!/usr/bin/env bash
# Starts a Slurm of our own on this machine, for the time of a test: a key for munge, a controller and
# one node, all in one folder and on ports of their own. Nothing outside of the folder is written, so
# users, units of systemd and /run need not be there. Usage: start.sh FOLDER CONTROLLER-PORT NODE-PORT
set -euo pipefail

folder=$1
controller_port=$2
node_port=$3
here=$(cd "$(dirname "$0")" && pwd)

for program in munged slurmctld slurmd sbatch scontrol squeue; do
  if ! PATH="$PATH:/usr/sbin:/sbin" command -v "$program" >/dev/null; then
    echo "$program is not installed: apt-get install slurm-wlm munge" >&2
    exit 1
  fi
done
PATH="$PATH:/usr/sbin:/sbin"

mkdir -p "$folder"/{munge,state,spool,log}
chmod 700 "$folder/munge"
head -c 128 /dev/urandom >"$folder/munge/key"
chmod 600 "$folder/munge/key"

user=$(id -un)
host=$(uname -n)
cat >"$folder/slurm.conf" <<CONFIGURATION
ClusterName=ademruimte
SlurmctldHost=${host%%.*}(127.0.0.1)
SlurmctldPort=$controller_port
SlurmdPort=$node_port
SlurmUser=$user
SlurmdUser=$user
AuthType=auth/munge
CredType=cred/munge
# A task that was stopped may start again after so many seconds; the default is two minutes.
AuthInfo=socket=$folder/munge/socket,cred_expire=5
StateSaveLocation=$folder/state
SlurmdSpoolDir=$folder/spool
SlurmctldPidFile=$folder/slurmctld.pid
SlurmdPidFile=$folder/slurmd.pid
SlurmctldLogFile=$folder/log/slurmctld.log
SlurmdLogFile=$folder/log/slurmd.log
ProctrackType=proctrack/pgid
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
MpiDefault=none
SwitchType=switch/none
MailProg=/bin/true
ReturnToService=2
SchedulerType=sched/builtin
SchedulerParameters=sched_interval=1,batch_sched_delay=0
KillWait=2
CompleteWait=0
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
# Room for every shard of the test at the same time, whatever the machine has.
SlurmdParameters=config_overrides
NodeName=node1 NodeHostname=${host%%.*} NodeAddr=127.0.0.1 Port=$node_port CPUs=4 RealMemory=16000 State=UNKNOWN
PartitionName=test Nodes=node1 Default=YES MaxTime=INFINITE State=UP
CONFIGURATION

# --force: the folder of a test may lie below one that others may write, such as /tmp.
munged --force --key-file="$folder/munge/key" --socket="$folder/munge/socket" \
  --pid-file="$folder/munge/pid" --log-file="$folder/munge/log" --seed-file="$folder/munge/seed"
export SLURM_CONF="$folder/slurm.conf"
slurmctld -i -f "$SLURM_CONF"
slurmd -f "$SLURM_CONF" -N node1

for _ in $(seq 150); do
  if [ "$(sinfo --noheader --format=%t 2>/dev/null)" = idle ]; then
    exit 0
  fi
  sleep 0.2
done
echo "the node did not come up:" >&2
tail -n 20 "$folder"/log/*.log "$folder/munge/log" >&2
"$here/stop.sh" "$folder"
exit 1
