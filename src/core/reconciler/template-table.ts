import { isExpired } from '../resource/api-error'
import type { StoredLab } from '../resource/lab-instance'
import type { LabTemplate } from '../resource/lab-template'
import { DEFAULT_NAMESPACE } from '../resource/resource'
import type { ResourceStore, ResourceWatch } from '../store/resource-store'

const KIND = 'LabTemplate'

/** What labs are made of now, so that a pass can tell which of them were made of something else. Reads what is new, so an idle store costs nothing. */
export class TemplateTable {
  private byName = new Map<string, LabTemplate>()
  private place: ResourceWatch<LabTemplate> | undefined
  private hasNews = true

  constructor(private readonly options: { readonly store: ResourceStore; readonly onDidChange: () => void }) {}

  /** Throws what the store throws; then nothing is concluded from templates and the next pass starts with a list. */
  async catchUp(): Promise<void> {
    if (this.place === undefined || !this.readNew(this.place)) await this.listAgain()
  }

  /** The lab's own namespace first, then the one where the built-in templates live; undefined: it was deleted. */
  of({ metadata, spec }: StoredLab): LabTemplate | undefined {
    return (
      this.byName.get(`${metadata.namespace ?? DEFAULT_NAMESPACE}/${spec.template}`) ??
      this.byName.get(`${DEFAULT_NAMESPACE}/${spec.template}`)
    )
  }

  /** Whether any changed since the last call: then every lab is worth a comparison. */
  takeNews(): boolean {
    const { hasNews } = this
    this.hasNews = false
    return hasNews
  }

  close(): void {
    this.place?.close()
    this.place = undefined
  }

  private readNew(place: ResourceWatch<LabTemplate>): boolean {
    try {
      for (const { type, current } of place.take().changes) {
        this.hasNews = true
        if (type === 'DELETED') this.byName.delete(nameOf(current))
        else this.byName.set(nameOf(current), current)
      }
      return true
    } catch (error) {
      this.close()
      if (isExpired(error)) return false
      throw error
    }
  }

  private async listAgain(): Promise<void> {
    const { store, onDidChange } = this.options
    const { items, resourceVersion } = await store.list<LabTemplate>(KIND)
    this.place = store.watch<LabTemplate>(KIND, { resourceVersion })
    this.place.onDidSignal(onDidChange)
    this.byName = new Map(items.map((template) => [nameOf(template), template]))
    this.hasNews = true
  }
}

const nameOf = ({ metadata }: LabTemplate): string => `${metadata.namespace ?? DEFAULT_NAMESPACE}/${metadata.name}`
