#!/bin/sh
# Pulls the plug under the store, again and again: `sh test/setup/power-cut.sh [CUTS] [MOUNT-OPTIONS]`, as root.
# An ext4 image on a loop device, in a mount namespace of its own; the file system is shut down without flushing its log
# (FS_IOC_SHUTDOWN, NOLOGFLUSH), which loses what a power cut loses. After each cut every acknowledged write must be there.
# Default 20 cuts; the hard way: sh test/setup/power-cut.sh 50 noauto_da_alloc,commit=1
set -eu
[ "$(id -u)" = 0 ] || { echo "SKIPPED: a power cut needs root (loop devices, mount)."; exit 0; }
command -v python3 >/dev/null && command -v mkfs.ext4 >/dev/null || { echo "SKIPPED: needs python3 and mkfs.ext4."; exit 0; }
cd "$(dirname "$0")/../.."
exec unshare --mount --propagation private node test/setup/power-cut.mjs "${1:-20}" "${2:-defaults}"
