import type { Clock } from '../clock/clock'
import type { StoredLab } from '../resource/lab-instance'
import type { LabTemplate } from '../resource/lab-template'
import { DEFAULT_NAMESPACE } from '../resource/resource'
import { ListWatch } from '../store/list-watch'
import type { ResourceList, ResourceStore } from '../store/resource-store'

/** What labs are made of now, so that a pass can tell which of them were made of something else. Reads what is new, so an idle store costs nothing. */
export class TemplateTable {
  #byName = new Map<string, LabTemplate>()
  readonly #source: ListWatch<LabTemplate>
  #hasNews = true

  constructor(options: {
    readonly store: ResourceStore
    readonly clock: Clock
    readonly onDidChange: () => void
    readonly onRetry: () => void
  }) {
    this.#source = new ListWatch({
      ...options,
      kind: 'LabTemplate',
      onList: (list) => this.#replace(list),
      onChange: ({ type, current }) => this.#put(type === 'DELETED' ? undefined : current, nameOf(current)),
      onNews: options.onDidChange,
    })
  }

  /** Throws what the store throws; then nothing is concluded from templates and the next pass starts with a list. */
  catchUp(): Promise<void> {
    return this.#source.catchUp()
  }

  /** The lab's own namespace first, then the one where the built-in templates live; undefined: it was deleted. */
  of({ metadata, spec }: StoredLab): LabTemplate | undefined {
    return (
      this.#byName.get(`${metadata.namespace ?? DEFAULT_NAMESPACE}/${spec.template}`) ??
      this.#byName.get(`${DEFAULT_NAMESPACE}/${spec.template}`)
    )
  }

  /** Whether any changed since the last call: then every lab is worth a comparison. */
  takeNews(): boolean {
    const hasNews = this.#hasNews
    this.#hasNews = false
    return hasNews
  }

  close(): void {
    this.#source.close()
  }

  #put(template: LabTemplate | undefined, name: string): void {
    this.#hasNews = true
    if (template === undefined) this.#byName.delete(name)
    else this.#byName.set(name, template)
  }

  #replace({ items }: ResourceList<LabTemplate>): void {
    this.#hasNews = true
    this.#byName = new Map(items.map((template) => [nameOf(template), template]))
  }
}

const nameOf = ({ metadata }: LabTemplate): string => `${metadata.namespace ?? DEFAULT_NAMESPACE}/${metadata.name}`
