import { ArchiveRefused, shownName } from './archive-refused'
import type { TarHead, TarType } from './tar-head'

const LONGEST_PATH = 4096
const LONGEST_PART = 255
const DEEPEST = 256
const CONTROL = /[\u0000-\u001f\u007f]/

/** A path as its parts, each a byte per character: what two names have in common is decided by bytes, not by letters. */
type Parts = readonly string[]

interface Place {
  /** undefined: never named itself, but a folder, for something lies in it. */
  type: TarType | undefined
  readonly inside: Map<string, Place>
}

/**
 * What may be in an archive that is unpacked for a student, however it came here. Entries are judged in their order; each that is
 * allowed is remembered, so that a later one can neither replace it nor lie behind it.
 */
export class EntryRules {
  readonly #root: Place = { type: undefined, inside: new Map() }
  readonly #top: string | undefined
  readonly #maxPlaces: number
  #places = 0

  /** `top`: the one folder that everything has to lie in, links too; undefined: the archive is the folder. */
  constructor({ top, maxPlaces }: { readonly top?: string | undefined; readonly maxPlaces: number }) {
    this.#top = top === undefined ? undefined : Buffer.from(top).toString('latin1')
    this.#maxPlaces = maxPlaces
  }

  /** The entry's place, without dots and slashes that say nothing ('' is the folder itself); throws a refusal. */
  admit({ type, name, target }: Pick<TarHead, 'type' | 'name' | 'target'>): Buffer {
    refuseKind(type, name)
    const parts = partsOf(name)
    if (parts.length === 0 && type !== 'folder') throw refusal('ArchiveNameEmpty', name)
    this.#refuseOutside(parts, name)
    this.#refuseTaken(parts, { type, name })
    if (type === 'symbolicLink') this.#refuseLeadingOut(parts, { name, target })
    if (type === 'hardLink') this.#refuseUnknown({ name, target })
    this.#remember(parts, type)
    return Buffer.from(parts.join('/'), 'latin1')
  }

  #remember(parts: Parts, type: TarType): void {
    let place = this.#root
    for (const part of parts) {
      const next = place.inside.get(part) ?? this.#newPlace()
      place.inside.set(part, next)
      place = next
    }
    place.type = type
  }

  #newPlace(): Place {
    this.#places += 1
    if (this.#places > this.#maxPlaces) throw new ArchiveRefused({ code: 'ArchiveTooMany', params: { limit: this.#maxPlaces } })
    return { type: undefined, inside: new Map() }
  }

  #refuseOutside(parts: Parts, name: Buffer): void {
    if (this.#top !== undefined && parts[0] !== this.#top)
      throw refusal('ArchiveNameOutside', name, { folder: shownName(Buffer.from(this.#top, 'latin1')) })
  }

  #refuseTaken(parts: Parts, { type, name }: { readonly type: TarType; readonly name: Buffer }): void {
    let place: Place | undefined = this.#root
    for (const part of parts) {
      if (!isFolder(place)) throw refusal('ArchiveNameThrough', name)
      place = place.inside.get(part)
      if (place === undefined) return
    }
    if (type !== 'folder' || !isFolder(place)) throw refusal('ArchiveNameTwice', name)
  }

  #find(parts: Parts): Place | undefined {
    return parts.reduce<Place | undefined>((place, part) => place?.inside.get(part), this.#root)
  }

  /**
   * Only at its beginning may a target go up, and no further than the folder: everything above the link is a folder (see `#refuseTaken`), so it
   * stays inside wherever other links lead, for the same holds for each of them.
   */
  #refuseLeadingOut(parts: Parts, { name, target }: { readonly name: Buffer; readonly target: Buffer }): void {
    const text = target.toString('latin1')
    const steps = text.split('/').filter((part) => part !== '' && part !== '.')
    const up = steps.findIndex((part) => part !== '..')
    const climbs = up < 0 ? steps.length : up
    const room = parts.length - 1 - (this.#top === undefined ? 0 : 1)
    const isInside = text !== '' && !text.startsWith('/') && !CONTROL.test(text) && climbs <= room && !steps.slice(climbs).includes('..')
    if (!isInside) throw refusal('ArchiveLinkOutside', name, { target: shownName(target) })
  }

  /** A second name for a file of this archive, and for nothing else. */
  #refuseUnknown({ name, target }: { readonly name: Buffer; readonly target: Buffer }): void {
    const there = this.#find(partsOf(target))?.type
    if (there !== 'file' && there !== 'hardLink') throw refusal('ArchiveLinkUnknown', name, { target: shownName(target) })
  }
}

const isFolder = ({ type }: Place): boolean => type === undefined || type === 'folder'

function refuseKind(type: TarType, name: Buffer): void {
  if (type === 'device') throw refusal('ArchiveDevice', name)
  if (type === 'pipe') throw refusal('ArchivePipe', name)
  if (type === 'unknown') throw refusal('ArchiveKind', name)
}

function partsOf(name: Buffer): Parts {
  const text = name.toString('latin1')
  if (text === '') throw refusal('ArchiveNameEmpty', name)
  if (CONTROL.test(text)) throw refusal('ArchiveNameControl', name)
  if (text.startsWith('/')) throw refusal('ArchiveNameAbsolute', name)
  const parts = text.split('/').filter((part) => part !== '' && part !== '.')
  if (parts.includes('..')) throw refusal('ArchiveNameUpward', name)
  if (text.length > LONGEST_PATH || parts.length > DEEPEST || parts.some((part) => part.length > LONGEST_PART))
    throw refusal('ArchiveNameTooLong', name)
  return parts
}

function refusal(code: ArchiveRefused['sentence']['code'], name: Buffer, more: Readonly<Record<string, string>> = {}): ArchiveRefused {
  return new ArchiveRefused({ code, params: { name: shownName(name), ...more } })
}
