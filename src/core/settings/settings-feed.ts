import type { Clock, Unsubscribe } from '../clock/clock'
import type { Log } from '../observe/log'
import { Emitter } from '../events/emitter'
import { isApiError } from '../resource/api-error'
import { type EngineSettings } from '../resource/engine-settings'
import { SETTINGS_NAME } from '../resource/settings-bounds'
import { ListWatch } from '../store/list-watch'
import type { ResourceList, ResourceStore } from '../store/resource-store'
import { DEFAULT_SETTINGS, readSettings } from './read-settings'
import type { Settings, SettingsSource } from './settings'

const KIND = 'EngineSettings'

/**
 * The settings in force, fed by the store: a change is heard as soon as it is durable, by whatever screen, file or program it
 * was made. What cannot be read leaves the last good settings in force and says so; the loops never stop for a bad number.
 */
export class SettingsFeed implements SettingsSource {
  readonly #options: { readonly store: ResourceStore; readonly clock: Clock; readonly log: Log }
  #settings: Settings = DEFAULT_SETTINGS
  readonly #source: ListWatch<EngineSettings>
  readonly #changed: Emitter<Settings>

  constructor(options: { readonly store: ResourceStore; readonly clock: Clock; readonly log: Log }) {
    this.#options = options

    this.#changed = new Emitter((error) => options.log.error('A listener of the settings failed.', { error }))
    const read = (): void => void this.#read()
    this.#source = new ListWatch({
      ...options,
      kind: KIND,
      onList: ({ items }) => this.#adoptListed(items),
      onChange: ({ type, current }) => {
        if (isTheOne(current)) this.#hear(type === 'DELETED' ? undefined : current)
      },
      onNews: read,
      onRetry: read,
    })
  }

  /** Resolves when the stored settings are in force; declares the defaults where there are none. */
  async start(): Promise<void> {
    await this.#declareIfMissing()
    await this.#source.catchUp().catch((error: unknown) => this.#giveUp(error))
  }

  async stop(): Promise<void> {
    this.#source.close()
  }

  current(): Settings {
    return this.#settings
  }

  onDidChange(listener: (settings: Settings) => void): Unsubscribe {
    return this.#changed.listen(listener)
  }

  #giveUp(error: unknown): never {
    this.#source.close()
    throw error
  }

  async #declareIfMissing(): Promise<void> {
    try {
      await this.#options.store.create<EngineSettings>({ kind: KIND, metadata: { name: SETTINGS_NAME }, spec: {} })
    } catch (error) {
      if (!isApiError(error, 'AlreadyExists')) throw error
    }
  }

  #adoptListed(items: ResourceList<EngineSettings>['items']): void {
    const stored = items.find(isTheOne)
    if (stored !== undefined) this.#adopt(stored)
  }

  async #read(): Promise<void> {
    try {
      await this.#source.catchUp()
    } catch (error) {
      this.#options.log.warn('The settings cannot be read: the last ones stay in force, and they are read again in a moment.', { error })
    }
  }

  #hear(stored: EngineSettings | undefined): void {
    if (stored !== undefined) return this.#adopt(stored)
    this.#options.log.warn('The settings were deleted: the last ones stay in force until new ones are declared.')
  }

  #adopt(stored: EngineSettings): void {
    const settings = this.#tryRead(stored)
    if (settings === undefined || JSON.stringify(settings) === JSON.stringify(this.#settings)) return
    this.#settings = settings
    this.#changed.fire(settings)
  }

  #tryRead(stored: EngineSettings): Settings | undefined {
    try {
      return readSettings(stored.spec)
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error)
      this.#options.log.warn(`The settings cannot be read and the last good ones stay in force: ${why}`)
      return undefined
    }
  }
}

function isTheOne(stored: EngineSettings): boolean {
  return stored.metadata.name === SETTINGS_NAME
}
