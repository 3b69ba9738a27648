import { z } from 'zod'
import { Hono } from 'hono'
import type { KindDefinition } from '../../../core/resource/kinds/kind-definition'
import { KINDS } from '../../../core/resource/kinds/kinds'
import { API_GROUP, API_VERSION } from '../../../core/resource/resource'
import type { HttpEnv } from '../http/http-env'

/** What a client that knows no kind in advance asks first. The answers never change while the program runs. */
const READ = ['get', 'list', 'watch']
const WRITE = ['create', 'delete', 'deletecollection', 'patch', 'update']
const GROUP_VERSION = { groupVersion: API_VERSION, version: 'v1' }

const apiVersions = { kind: 'APIVersions', versions: [], serverAddressByClientCIDRs: [] }

const apiGroup = { kind: 'APIGroup', apiVersion: 'v1', name: API_GROUP, versions: [GROUP_VERSION], preferredVersion: GROUP_VERSION }

const apiGroups = {
  kind: 'APIGroupList',
  apiVersion: 'v1',
  groups: [{ name: API_GROUP, versions: [GROUP_VERSION], preferredVersion: GROUP_VERSION }],
}

const apiResources = {
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

export function discoveryRoutes(version: string): Hono<HttpEnv> {
  const answers: Readonly<Record<string, () => object>> = {
    '/api': () => apiVersions,
    '/apis': () => apiGroups,
    [`/apis/${API_GROUP}`]: () => apiGroup,
    [`/apis/${API_VERSION}`]: () => apiResources,
    '/version': () => versionInfo(version),
    '/openapi/v2': () => openApi(version),
  }
  const routes = new Hono<HttpEnv>()
  for (const [path, answer] of Object.entries(answers)) routes.get(path, (context) => context.json(answer()))
  return routes
}

/** Versions of the protocol that is spoken, and of this program. */
function versionInfo(version: string) {
  return {
    major: '1',
    minor: '30',
    gitVersion: `v1.30.0-lab.${version}`,
    platform: `${process.platform}/${process.arch}`,
    compiler: `node ${process.version}`,
  }
}

function openApi(version: string) {
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
