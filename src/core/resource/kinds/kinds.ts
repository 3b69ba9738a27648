import { classKind } from './class-kind'
import { deletedLabKind } from './deleted-lab-kind'
import { engineSettingsKind } from './engine-settings-kind'
import type { KindDefinition } from './kind-definition'
import { labInstanceKind } from './lab-instance-kind'
import { labTemplateKind } from './lab-template-kind'

/** Every kind there is. A new kind is a definition of its own and a line here. */
export const KINDS: readonly KindDefinition[] = [labInstanceKind, labTemplateKind, classKind, engineSettingsKind, deletedLabKind]

const byName: ReadonlyMap<string, KindDefinition> = new Map(KINDS.map((kind) => [kind.kind, kind]))
const byPlural: ReadonlyMap<string, KindDefinition> = new Map(KINDS.map((kind) => [kind.plural, kind]))

export const kindByName = (kind: string): KindDefinition | undefined => byName.get(kind)
export const kindByPlural = (plural: string): KindDefinition | undefined => byPlural.get(plural)
