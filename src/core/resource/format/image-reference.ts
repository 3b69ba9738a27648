import type { MistakeCode } from '../../sentences/mistakes'
import { parsed, refused, type Parsed } from './parsed'

/** An image's name taken apart and completed as Docker completes it: `python` is `docker.io/library/python:latest`. */
export interface ImageReference {
  readonly registry: string
  readonly repository: string
  /** Absent only beside a digest. */
  readonly tag?: string
  readonly digest?: string
}

const MAX_LENGTH = 512
const COMPONENT = /^[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*$/
const TAG = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/
const DIGEST = /^sha256:[0-9a-f]{64}$/
const REGISTRY = /^(?:\[[0-9a-fA-F:]+\]|[A-Za-z0-9][A-Za-z0-9.-]*)(?::[0-9]{1,5})?$/

/** Docker's grammar. Nothing that could be read as an option or by a shell gets through. */
export function parseImageReference(text: string): Parsed<ImageReference> {
  if (text === '' || text.length > MAX_LENGTH) return refused('ImageNameInvalid')
  const [named = '', digest, ...surplus] = text.split('@')
  if (surplus.length > 0 || (digest !== undefined && !DIGEST.test(digest))) return refused('ImageNameDigest')
  const colon = named.indexOf(':', named.lastIndexOf('/') + 1)
  const tag = colon === -1 ? undefined : named.slice(colon + 1)
  if (tag !== undefined && !TAG.test(tag)) return refused('ImageNameTag')
  const place = placeOf(colon === -1 ? named : named.slice(0, colon))
  const problem = placeProblem(place)
  if (problem !== undefined) return refused(problem)
  return parsed({
    ...place,
    ...(tag === undefined && digest !== undefined ? {} : { tag: tag ?? 'latest' }),
    ...(digest === undefined ? {} : { digest }),
  })
}

/** The first part is a registry if it looks like a host: Docker's own rule. */
function placeOf(name: string): { registry: string; repository: string } {
  const slash = name.indexOf('/')
  const first = slash === -1 ? '' : name.slice(0, slash)
  if (!/[.:]/.test(first) && first !== 'localhost') {
    return { registry: 'docker.io', repository: slash === -1 ? `library/${name}` : name }
  }
  const rest = name.slice(slash + 1)
  const isHub = first === 'docker.io' || first === 'index.docker.io'
  return { registry: isHub ? 'docker.io' : first.toLowerCase(), repository: isHub && !rest.includes('/') ? `library/${rest}` : rest }
}

function placeProblem({ registry, repository }: { registry: string; repository: string }): MistakeCode | undefined {
  const components = repository.split('/')
  if (REGISTRY.test(registry) && components.every((component) => COMPONENT.test(component))) {
    return /^[0-9a-f]{64}$/.test(repository.replace(/^library\//, '')) ? 'ImageNameHexadecimal' : undefined
  }
  return /[A-Z]/.test(repository) && components.every((component) => COMPONENT.test(component.toLowerCase()))
    ? 'ImageNameUppercase'
    : 'ImageNameInvalid'
}
