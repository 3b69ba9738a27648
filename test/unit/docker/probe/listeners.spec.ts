import { expect, it } from 'vitest'
import { explainListeners } from '../../../../src/provisioners/docker/probe/readiness'
import { listenersIn } from '../../../../src/provisioners/docker/probe/listeners'

const HEAD = '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n'
const line = (address: string, state = '0A') =>
  `   0: ${address} 00000000:0000 ${state} 00000000:00000000 00:00000000 00000000  1000        0 33\n`
const port = (text: string) => listenersIn(text)

it("Of the kernel's table only what listens is read, with where it can be reached", () => {
  const table =
    HEAD +
    line('0100007F:1F90') +
    line('00000000:0BB8') +
    line('0100007F:1234', '01') +
    HEAD +
    line('00000000000000000000000001000000:1389') +
    line('00000000000000000000000000000000:0050') +
    line('0000000000000000FFFF00000100007F:0051')
  expect(port(table)).toEqual([
    { port: 8080, isLoopback: true },
    { port: 3000, isLoopback: false },
    { port: 5001, isLoopback: true },
    { port: 80, isLoopback: false },
    { port: 81, isLoopback: true },
  ])
})

it("Docker's frame before the table and text that is no table are passed over", () => {
  expect(port(`\u0001\0\0\0\0\0\0\u0096${HEAD}${line('00000000:1F90')}`)).toEqual([{ port: 8080, isLoopback: false }])
  expect(port("cat: can't open '/proc/net/tcp'\n")).toEqual([])
})

it("What Docker itself listens on inside (its resolver, on the loopback) is not taken for the lab's", () => {
  expect(explainListeners(8080, [{ port: 41234, isLoopback: true }])).toEqual({ code: 'NothingListens', params: { port: 8080 } })
})

it('Somebody who listens where it should is not accused of anything, whoever else listens', () => {
  expect(
    explainListeners(8080, [
      { port: 8080, isLoopback: true },
      { port: 8080, isLoopback: false },
      { port: 1, isLoopback: false },
    ]),
  ).toBeUndefined()
})
