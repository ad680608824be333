import { spawnSync } from 'node:child_process'
import { dirname } from 'node:path'

/** Whether this machine lets a test mount disks of its own, in a namespace nobody else sees. */
export const smallDisks = spawnSync('unshare', ['-Urm', 'true']).status === 0
if (!smallDisks)
  console.log('This machine does not let a test mount a small disk: full and read-only disks are not tried.')

/**
 * What to start a process under so that the folder of `depot` is a disk of this size (as of mount: '9m'). The disk is gone with
 * the process; what lay on it is copied into `kept`.
 */
export function onSmallDisk(depot: string, size: string, kept: string): string[] {
  const script = `mount -t tmpfs -o size=${size} tmpfs "$0" || exit 99; "$@"; ended=$?; cp -a "$0/." "$KEPT"; exit $ended`
  return ['env', `KEPT=${kept}`, 'unshare', '-Urm', 'sh', '-c', script, dirname(depot)]
}

/** What to start a process under so that a folder is on a read-only disk. */
export function onReadOnly(folder: string): string[] {
  const script = 'mount --bind "$0" "$0" && mount -o remount,bind,ro "$0" || exit 99; exec "$@"'
  return ['unshare', '-Urm', 'sh', '-c', script, folder]
}
