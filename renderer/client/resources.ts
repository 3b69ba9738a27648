import { defineStore } from 'pinia'
import { computed } from 'vue'
import { SETTINGS_NAME } from '../../src/contract/words'
import type { DeletedLab, EngineSettings, LabTemplate, StoredLab } from '../../src/contract/words'
import { useChannel } from './connection'
import { ListWatch } from './list-watch'

/** Every kind once for the whole panel, watched as long as the page is open. */
export const useResources = defineStore('resources', () => {
  const channel = useChannel()
  const labs = new ListWatch<StoredLab>(channel, 'LabInstance')
  const templates = new ListWatch<LabTemplate>(channel, 'LabTemplate')
  const settings = new ListWatch<EngineSettings>(channel, 'EngineSettings')
  const deletedLabs = new ListWatch<DeletedLab>(channel, 'DeletedLab')
  for (const each of [labs, templates, settings, deletedLabs]) each.start()
  return {
    /** By `namespace/name`. */
    labs: labs.items,
    labsState: labs.state,
    templates: templates.items,
    deletedLabs: deletedLabs.items,
    settings: computed(() => [...settings.items.value.values()].find(({ metadata }) => metadata.name === SETTINGS_NAME)),
  }
})
