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
const SENTENCE = 'must be an absolute path in the container, of letters, digits, ".", "_" and "-", without "." or ".." as a part'

/** A folder in the container that a lab may write to. */
export function containerPathProblems(text: string): readonly string[] {
  if (text.length > 255 || !/^(?:\/[A-Za-z0-9._-]+)+$/.test(text)) return [SENTENCE]
  if (text.split('/').some((part) => part === '.' || part === '..')) return [SENTENCE]
  const isReserved = RESERVED_ALONE.includes(text) || RESERVED.some((folder) => text === folder || text.startsWith(`${folder}/`))
  return isReserved ? [`must not be one of the system folders ${RESERVED.join(', ')}`] : []
}
