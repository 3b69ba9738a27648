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

/** A sentence for the instructor when the data directory lies where another program or machine also has its hands; undefined when not. */
export function warnOfFolder(directory: string, fileSystemType: number | undefined): string | undefined {
  const where = syncedBy(directory) ?? sharedBy(directory, fileSystemType)
  if (where === undefined) return undefined
  return `The labs are stored in ${directory}, ${where}: another program or machine may change the files, and a lab may be lost after a power cut. Choose a folder on this machine's own disk with --data-dir.`
}

function syncedBy(directory: string): string | undefined {
  const folder = directory.split(/[\\/]/).find((name) => SYNCED.test(name))
  return folder === undefined ? undefined : `in ${folder}, a folder that is kept in step with the cloud`
}

function sharedBy(directory: string, fileSystemType: number | undefined): string | undefined {
  if (/^(\\\\|\/\/)[^\\/]/.test(directory)) return 'on a network drive'
  // The kernel gives some of them with a sign.
  const name = fileSystemType === undefined ? undefined : NETWORK_FILE_SYSTEMS.get(fileSystemType >>> 0)
  return name === undefined ? undefined : `on a network drive (${name})`
}
