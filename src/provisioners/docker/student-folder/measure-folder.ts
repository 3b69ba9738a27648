import { fault } from '../../../core/provisioner/provisioner-error'

/** Runs a command where the folder is mounted: in the lab itself, or in a container of ours that has busybox and the volume, read-only. */
export interface CommandRunner {
  run(command: readonly string[]): Promise<{ readonly exitCode: number; readonly output: string }>
}

export interface Measured {
  readonly files: number
  readonly folders: number
  readonly links: number
  readonly others: number
  /** Of any kind, without the folder itself: 0 is empty. */
  readonly entries: number
  /** On the disk; a file with two names counts once. */
  readonly realBytes: number
  /** What the files claim, holes included: what Docker would hand out. */
  readonly apparentBytes: number
  /** The most that one file claims. */
  readonly largestBytes: number
  /** Everything could be seen; otherwise the numbers are at least so high. */
  readonly isWhole: boolean
}

/** A second name is known by device and inode; of more than this many nobody keeps a list, and they count twice. */
const MOST_TWINS = 50_000

/**
 * Names never leave the script, so none can pretend to be a number: `stat` says mode (hex, its first digit is the kind), size, blocks,
 * how many names and which inode, `awk` adds up, one line comes out. What `find` could not see makes its exit code another one than 0. Busybox
 * has what the sample image gives no name to.
 */
const SCRIPT = `
cd "$1" || exit 3
b=; [ -x /bin/busybox ] && b=/bin/busybox
{ $b find . -xdev -exec $b stat -c '%f %s %b %h %d:%i' {} + 2>/dev/null; echo "end $?"; } | $b awk '
$1 == "end" { code = $2; next }
{ kind = substr($1, 1, 1); count[kind] += 1; total += 1
  if (kind != "8") next
  apparent += $2
  if ($2 > largest) largest = $2
  if ($4 > 1) { if ($5 in twins) next; if (kept < ${MOST_TWINS}) { twins[$5] = 1; kept += 1 } }
  real += $3 * 512 }
END { printf "measured %.0f %.0f %.0f %.0f %.0f %.0f %.0f %d\\n", count["8"], count["4"], count["a"], total, real, apparent, largest, code == "" ? 9 : code }'
`

/** A path is handed on as an argument: whatever it is called, the script never reads it as its own text. */
export async function measureFolder(runner: CommandRunner, folder: string): Promise<Measured> {
  const { exitCode, output } = await runner.run(['/bin/sh', '-c', SCRIPT, 'measure', folder])
  const said = /^measured (\d+) (\d+) (\d+) (\d+) (\d+) (\d+) (\d+) (\d+)$/m.exec(output.slice(0, 4096))
  if (said === null || exitCode !== 0) throw notMeasured(exitCode, output)
  const [files = 0, folders = 0, links = 0, total = 0, realBytes = 0, apparentBytes = 0, largestBytes = 0, code = 9] = said.slice(1).map((digits) => Math.min(Number(digits), Number.MAX_SAFE_INTEGER))
  // Not even the folder itself was seen: no evidence, and least of all that it is empty.
  if (total === 0 || folders === 0) throw notMeasured(exitCode, output)
  const entries = total - 1
  return { files, folders: folders - 1, links, others: total - files - folders - links, entries, realBytes, apparentBytes, largestBytes, isWhole: code === 0 }
}

function notMeasured(exitCode: number, output: string) {
  return fault('CollectFailed', 'transient', { sentence: { code: 'WorkNotMeasured' }, cause: new Error(`exit ${exitCode}: ${output.slice(0, 400)}`) })
}
