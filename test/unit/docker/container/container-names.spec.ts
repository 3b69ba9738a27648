import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hostnameOf } from '../../../../src/provisioners/docker/container/labels'
import { containerNameOf } from '../../../../src/provisioners/docker/container/labels'

/** What Docker accepts, and what DNS does. */
const CONTAINER_NAME = /^[a-zA-Z0-9][a-zA-Z0-9_.-]+$/
const HOST_NAME = /^[a-z0-9]([a-z0-9.-]{0,61}[a-z0-9])?$/

describe('#150 container names', () => {
  it('#150 labs of one name in two namespaces, or one after the other, have containers of different names', () => {
    const uids = Array.from({ length: 1000 }, () => randomUUID())
    expect(new Set(uids.map((uid) => containerNameOf({ name: 'ada', uid }))).size).toBe(uids.length)
  })

  it("#150 say the lab, and are names for Docker and for a network, however long the lab's is", () => {
    const names = fc.stringMatching(/^[a-z0-9]([a-z0-9-]{0,250}[a-z0-9])?$/)
    fc.assert(
      fc.property(names, fc.uuid(), (name, uid) => {
        const container = containerNameOf({ name, uid })
        expect(container).toBe(`lab-${name}-${uid.slice(0, 8)}`)
        expect(container).toMatch(CONTAINER_NAME)
        expect(hostnameOf({ name, uid })).toMatch(HOST_NAME)
      }),
    )
  })
})
