import { problem, type Problem } from './parsed'

/** What belongs to the kernel, to a daemon or to the container's own start: these and all below them. */
const RESERVED = [
  '/proc',
  '/sys',
  '/dev',
  '/run',
  '/var/run',
  '/etc',
  '/boot',
  '/bin',
  '/sbin',
  '/lib',
  '/lib64',
  '/usr/bin',
  '/usr/sbin',
  '/usr/lib',
]
/** Only the folder itself: images keep what they serve below these. */
const RESERVED_ALONE = ['/usr', '/var']

/** A folder in the container that a lab may write to. */
export function containerPathProblems(text: string): readonly Problem[] {
  if (text.length > 255 || !/^(?:\/[A-Za-z0-9._-]+)+$/.test(text)) return [problem('PathNotAbsolute')]
  if (text.split('/').some((part) => part === '.' || part === '..')) return [problem('PathNotAbsolute')]
  const isReserved = RESERVED_ALONE.includes(text) || RESERVED.some((folder) => text === folder || text.startsWith(`${folder}/`))
  return isReserved ? [problem('PathReserved', { folders: RESERVED })] : []
}
