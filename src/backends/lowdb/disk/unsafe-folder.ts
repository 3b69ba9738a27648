import type { Sentence } from '../../../core/sentences/sentence'

/** Where file locks, renames and syncs mean less than on a disk of one's own. Linux' numbers, as statfs gives them. */
const NETWORK_FILE_SYSTEMS = new Map([
  [0x6969, 'NFS'],
  [0x517b, 'SMB'],
  [0xff534d42, 'SMB'],
  [0xfe534d42, 'SMB'],
  [0x01021997, '9P'],
  [0x786f4256, 'a shared folder of VirtualBox'],
])

const SYNCED =
  /^(OneDrive( - .+)?|Dropbox( \(.+\))?|Google ?Drive|My Drive|iCloud ?Drive|Mobile Documents|CloudStorage|Nextcloud|ownCloud|pCloud ?Drive)$/i

/** What the instructor is told when the data directory lies where another program or machine also has its hands; undefined when not. */
export function warnOfFolder(directory: string, fileSystemType: number | undefined): Sentence | undefined {
  const where = syncedBy(directory) ?? sharedBy(directory, fileSystemType)
  if (where === undefined) return undefined
  return { code: 'StoreElsewhere', params: { directory, where } }
}

function syncedBy(directory: string): Sentence | undefined {
  const folder = directory.split(/[\\/]/).find((name) => SYNCED.test(name))
  return folder === undefined ? undefined : { code: 'InSyncedFolder', params: { folder } }
}

function sharedBy(directory: string, fileSystemType: number | undefined): Sentence | undefined {
  if (/^(\\\\|\/\/)[^\\/]/.test(directory)) return { code: 'OnNetworkDrive' }
  // The kernel gives some of them with a sign.
  const system = fileSystemType === undefined ? undefined : NETWORK_FILE_SYSTEMS.get(fileSystemType >>> 0)
  return system === undefined ? undefined : { code: 'OnNetworkDriveOf', params: { system } }
}
