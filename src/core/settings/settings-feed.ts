import type { Unsubscribe } from '../clock/clock'
import type { Log } from '../observe/log'
import { Emitter } from '../events/emitter'
import { isApiError, isExpired } from '../resource/api-error'
import { type EngineSettings } from '../resource/engine-settings'
import { SETTINGS_NAME } from '../resource/settings-bounds'
import type { ResourceStore, ResourceWatch } from '../store/resource-store'
import { DEFAULT_SETTINGS, readSettings } from './read-settings'
import type { Settings, SettingsSource } from './settings'

const KIND = 'EngineSettings'

/**
 * The settings in force, fed by the store: a change is heard as soon as it is durable, by whatever screen, file or program it
 * was made. What cannot be read leaves the last good settings in force and says so; the loops never stop for a bad number.
 */
export class SettingsFeed implements SettingsSource {
  private settings: Settings = DEFAULT_SETTINGS
  /** Defined exactly while started. */
  private place: ResourceWatch<EngineSettings> | undefined
  private readonly changed: Emitter<Settings>

  constructor(private readonly options: { readonly store: ResourceStore; readonly log: Log }) {
    this.changed = new Emitter((error) => options.log.error('A listener of the settings failed.', { error }))
  }

  /** Resolves when the stored settings are in force; declares the defaults where there are none. */
  async start(): Promise<void> {
    if (this.place !== undefined) return
    await this.declareIfMissing()
    await this.follow()
  }

  async stop(): Promise<void> {
    this.place?.close()
    this.place = undefined
  }

  current(): Settings {
    return this.settings
  }

  onDidChange(listener: (settings: Settings) => void): Unsubscribe {
    return this.changed.listen(listener)
  }

  private async declareIfMissing(): Promise<void> {
    try {
      await this.options.store.create<EngineSettings>({ kind: KIND, metadata: { name: SETTINGS_NAME }, spec: {} })
    } catch (error) {
      if (!isApiError(error, 'AlreadyExists')) throw error
    }
  }

  private async follow(): Promise<void> {
    const { store } = this.options
    const list = await store.list<EngineSettings>(KIND)
    this.place?.close()
    const place = store.watch<EngineSettings>(KIND, { resourceVersion: list.resourceVersion })
    this.place = place
    place.onDidSignal(() => this.read(place))
    const [stored] = list.items.filter(isTheOne)
    if (stored !== undefined) this.adopt(stored)
    this.read(place)
  }

  private read(place: ResourceWatch<EngineSettings>): void {
    try {
      for (const { type, current } of place.take().changes) {
        if (isTheOne(current)) this.hear(type === 'DELETED' ? undefined : current)
      }
    } catch (error) {
      this.recover(error)
    }
  }

  private hear(stored: EngineSettings | undefined): void {
    if (stored !== undefined) return this.adopt(stored)
    this.options.log.warn('The settings were deleted: the last ones stay in force until new ones are declared.')
  }

  private adopt(stored: EngineSettings): void {
    const settings = this.tryRead(stored)
    if (settings === undefined || JSON.stringify(settings) === JSON.stringify(this.settings)) return
    this.settings = settings
    this.changed.fire(settings)
  }

  private tryRead(stored: EngineSettings): Settings | undefined {
    try {
      return readSettings(stored.spec)
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error)
      this.options.log.warn(`The settings cannot be read and the last good ones stay in force: ${why}`)
      return undefined
    }
  }

  /** Only a feed that was held up for the whole history gets here: it reads what is stored now, the steps between do not matter. */
  private recover(error: unknown): void {
    const again = isExpired(error) ? this.follow() : Promise.reject(error)
    again.catch((reason: unknown) =>
      this.options.log.error('The settings cannot be watched; restart to adopt later changes.', { error: reason }),
    )
  }
}

function isTheOne(stored: EngineSettings): boolean {
  return stored.metadata.name === SETTINGS_NAME
}
