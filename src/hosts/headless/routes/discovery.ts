import { z } from 'zod'
import type { KindDefinition } from '../../../core/resource/kinds/kind-definition'
import { KINDS } from '../../../core/resource/kinds/kinds'
import { API_GROUP, API_VERSION } from '../../../core/resource/resource'

/** What a client that knows no kind in advance asks first. The answers never change while the program runs. */
const READ = ['get', 'list', 'watch']
const WRITE = ['create', 'delete', 'deletecollection', 'patch', 'update']
const GROUP_VERSION = { groupVersion: API_VERSION, version: 'v1' }

export const apiVersions = { kind: 'APIVersions', versions: [], serverAddressByClientCIDRs: [] }

export const apiGroup = { kind: 'APIGroup', apiVersion: 'v1', name: API_GROUP, versions: [GROUP_VERSION], preferredVersion: GROUP_VERSION }

export const apiGroups = {
  kind: 'APIGroupList',
  apiVersion: 'v1',
  groups: [{ name: API_GROUP, versions: [GROUP_VERSION], preferredVersion: GROUP_VERSION }],
}

export const apiResources = {
  kind: 'APIResourceList',
  apiVersion: 'v1',
  groupVersion: API_VERSION,
  resources: KINDS.map(({ kind, plural, singular, shortNames, namespaced, recordsStatus }) => ({
    name: plural,
    singularName: singular,
    namespaced,
    kind,
    shortNames,
    verbs: recordsStatus ? READ : [...READ, ...WRITE].sort(),
  })),
}

/** Versions of the protocol that is spoken, and of this program. */
export function versionInfo(version: string) {
  return {
    major: '1',
    minor: '30',
    gitVersion: `v1.30.0-lab.${version}`,
    platform: `${process.platform}/${process.arch}`,
    compiler: `node ${process.version}`,
  }
}

export function openApi(version: string) {
  return {
    swagger: '2.0',
    info: { title: 'Lab Resource Manager', version },
    paths: {},
    definitions: Object.fromEntries(KINDS.map((kind) => [`com.neuroglia.lab.v1.${kind.kind}`, schemaOf(kind)])),
  }
}

function schemaOf({ kind, specSchema, statusSchema }: KindDefinition) {
  return {
    type: 'object',
    required: ['spec'],
    properties: {
      apiVersion: { type: 'string' },
      kind: { type: 'string' },
      metadata: { type: 'object' },
      spec: jsonSchema(specSchema),
      ...(statusSchema === undefined ? {} : { status: jsonSchema(statusSchema) }),
    },
    'x-kubernetes-group-version-kind': [{ group: API_GROUP, version: 'v1', kind }],
  }
}

/** Swagger 2 knows neither `$schema` nor what a refinement checks: shape is told, the rest is the server's verdict. */
function jsonSchema(schema: z.ZodType): object {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', target: 'draft-4' })
  return rest
}
