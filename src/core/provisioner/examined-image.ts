import type { Sentence } from '../sentences/sentence'
import type { ImageFinding, ImageReport, Severity } from './image-report'
import type { LabPlan } from './provisioner'

/** What a provisioner found out; conclusions are drawn here, for all of them alike. */
export interface ExaminedImage {
  readonly plan: LabPlan
  /** As the lab runs. */
  readonly user: string
  /** Absent: the image is not here. */
  readonly words?: ImageWords
  /** The machine's own, in Docker's words. */
  readonly machine?: string
  /** Absent: the lab does not run. */
  readonly inside?: SeenInside
}

export interface ImageWords {
  readonly user: string
  readonly isRoot: boolean
  readonly workingDir: string
  readonly entrypoint: readonly string[]
  readonly command: readonly string[]
  readonly volumes: readonly string[]
  readonly hasHealthcheck: boolean
  readonly exposedPorts: readonly string[]
  readonly architecture: string
}

export interface SeenInside {
  /** Files in the work folder, and those that the lab's user cannot write to. */
  readonly files: number
  readonly readOnlyFiles: readonly string[]
  /** Folders that should be writable and are not. */
  readonly readOnlyFolders: readonly string[]
  readonly fullFolders: readonly { readonly folder: string; readonly percent: number }[]
  /** More than is made the student's. */
  readonly isStarterTooLarge: boolean
}

const ORDER: readonly Severity[] = ['problem', 'warning', 'note']
const MOST_NAMED = 5
/** From here nothing can be started: tmpfs, noexec. */
const NOEXEC = ['/tmp', '/run']

export function imageReport(examined: ExaminedImage): ImageReport {
  const { plan, words, inside } = examined
  const findings = [
    ...(words === undefined
      ? [finding('warning', 'ImageNotHere', { image: plan.image })]
      : [...ofMachine(examined, words), ...ofProgram(plan, words)]),
    ...(inside === undefined ? [] : ofInside(examined, inside)),
    ...(words === undefined
      ? []
      : [
          ...ofVolumes(plan, words),
          ...ofPorts(plan, words),
          ...ofHealth(plan, words),
          ...ofUser(examined, words),
          ...ofFolder(plan, words),
        ]),
  ]
  const sorted = ORDER.flatMap((severity) => findings.filter((each) => each.severity === severity))
  return { image: plan.image, wasSeenInside: inside !== undefined, findings: sorted }
}

function ofMachine({ machine }: ExaminedImage, { architecture }: ImageWords): ImageFinding[] {
  return machine === undefined || architecture === '' || machine === '' || machine === architecture
    ? []
    : [finding('problem', 'ImageWrongMachine', { architecture, machine })]
}

function ofProgram(plan: LabPlan, { entrypoint, command }: ImageWords): ImageFinding[] {
  const program = [...entrypoint, ...(plan.command ?? command)][0] ?? ''
  const island = [...NOEXEC, ...(Array.isArray(plan.writable) ? (plan.writable as readonly string[]) : [])].find((folder) =>
    program.startsWith(`${folder}/`),
  )
  return [
    ...(island === undefined ? [] : [finding('problem', 'ImageProgramCannotStart', { program, folder: island })]),
    ...(plan.command === undefined || entrypoint.length === 0
      ? []
      : [finding('note', 'ImageEntrypointGetsCommand', { entrypoint: entrypoint.join(' '), command: plan.command.join(' ') })]),
  ]
}

function ofInside({ plan, user }: ExaminedImage, inside: SeenInside): ImageFinding[] {
  const folder = plan.workDir ?? ''
  const { files, readOnlyFiles, readOnlyFolders, fullFolders, isStarterTooLarge } = inside
  return [
    ...readOnlyFolders.map((each) =>
      finding('problem', each === folder ? 'ImageWorkFolderReadOnly' : 'ImageFolderReadOnly', { folder: each, user }),
    ),
    ...(readOnlyFiles.length === 0
      ? []
      : [
          finding('warning', 'ImageFilesReadOnly', {
            count: readOnlyFiles.length,
            of: files,
            folder,
            user,
            files: shortened(readOnlyFiles),
          }),
        ]),
    ...(readOnlyFiles.length > 0 || files === 0 ? [] : [finding('note', 'ImageFilesWritable', { count: files, folder })]),
    ...(isStarterTooLarge ? [finding('warning', 'ImageStarterTooLarge', { folder, mebibytes: 32 })] : []),
    ...fullFolders.map((each) => finding('warning', 'ImageFolderFull', { folder: each.folder, percent: each.percent })),
  ]
}

function ofVolumes({ workDir }: LabPlan, { volumes }: ImageWords): ImageFinding[] {
  const own = volumes.filter((path) => path !== workDir)
  return own.length === 0 ? [] : [finding('warning', 'ImageVolumes', { paths: own })]
}

function ofPorts({ ports }: LabPlan, { exposedPorts }: ImageWords): ImageFinding[] {
  const missing = exposedPorts.filter((port) => !ports.some(({ containerPort }) => port === `${containerPort}/tcp`))
  return missing.length === 0 ? [] : [finding('warning', 'ImagePortsNotPublished', { ports: missing })]
}

function ofHealth({ readiness }: LabPlan, { hasHealthcheck }: ImageWords): ImageFinding[] {
  if (!hasHealthcheck) return []
  return [finding('note', readiness.type === 'none' ? 'ImageHealthUsed' : 'ImageHealthOff')]
}

function ofUser({ plan, user }: ExaminedImage, { isRoot, user: own }: ImageWords): ImageFinding[] {
  if (/^0+(:|$)/.test(user)) return [finding('warning', 'ImageRunsAsRoot')]
  if (plan.user !== undefined) return [finding('note', 'ImageUserOfTemplate', { user })]
  return [isRoot ? finding('note', 'ImageRootReplaced', { user }) : finding('note', 'ImageUserOfImage', { user: own })]
}

function ofFolder({ workDir }: LabPlan, { workingDir }: ImageWords): ImageFinding[] {
  return workDir === undefined ? [finding('note', 'ImageNoWorkFolder', { folder: workingDir === '' ? '/' : workingDir })] : []
}

function shortened(names: readonly string[]): readonly string[] {
  return names.length <= MOST_NAMED ? names : [...names.slice(0, MOST_NAMED), '…']
}

function finding(severity: Severity, code: string, params?: Sentence['params']): ImageFinding {
  return { severity, sentence: { code, ...(params === undefined ? {} : { params }) } }
}
