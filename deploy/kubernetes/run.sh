#!/usr/bin/env bash
# Runs an ensemble on a Kubernetes cluster: the volume, the parts, and when all of them are there the
# merge. Uses the cluster and the namespace that kubectl is set to.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
wait_for=${1:-2h}
kubectl apply --filename "$here/volume.yaml"
kubectl apply --filename "$here/ensemble.yaml"
kubectl wait --for=condition=complete --timeout="$wait_for" job/ademruimte-ensemble
kubectl apply --filename "$here/merge.yaml"
kubectl wait --for=condition=complete --timeout="$wait_for" job/ademruimte-merge
kubectl logs job/ademruimte-merge
