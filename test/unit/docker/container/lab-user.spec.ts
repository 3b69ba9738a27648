import { describe, expect, it } from 'vitest'
import { ownerByName, ownerInNumbers, userFor } from '../../../../src/provisioners/docker/container/lab-user'

const LISTS = {
  passwd: 'root:x:0:0:root:/root:/bin/sh\nnode:x:1234:4321::/home/node:/bin/sh\r\nodd\n',
  group: 'root:x:0:\nstaff:x:50:node\n',
}

describe("whose a lab's files are", () => {
  it("the template's word wins, then the image's; root of the image is nobody's wish", () => {
    expect([userFor({ user: '5:5' }, { user: 'node' }), userFor({}, { user: 'node' }), userFor({}, { user: 'root' }), userFor({})]).toEqual(
      ['5:5', 'node', '1000:1000', '1000:1000'],
    )
  })

  it.each([
    ['1500', { uid: 1500, gid: 0 }],
    ['1500:20', { uid: 1500, gid: 20 }],
    ['node', undefined],
    ['1500:staff', undefined],
    ['', undefined],
  ])('%s in numbers is %j', (user, owner) => {
    expect(ownerInNumbers(user)).toEqual(owner)
  })

  it.each([
    ['node', { uid: 1234, gid: 4321 }],
    ['node:staff', { uid: 1234, gid: 50 }],
    ['node:7', { uid: 1234, gid: 7 }],
    ['1500:staff', { uid: 1500, gid: 50 }],
    ['nobody', undefined],
    ['node:nowhere', undefined],
  ])("%s in an image's own lists is %j", (user, owner) => {
    expect(ownerByName(user, LISTS)).toEqual(owner)
  })
})
