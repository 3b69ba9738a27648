import { fork } from 'node:child_process'
import { ForksPoolWorker } from 'vitest/node'

/**
 * Where specs of the real Docker run: each file in whatever lane is free next, so that none waits for the other to be done with the long ones.
 * A run begun by hand has one lane, this very process's own network and DOCKER_HOST.
 *
 * @typedef {Pick<import('./lane.mjs').Lane, 'enter'> & { host?: string }} Place
 */

/** What `run-all` says there is. */
export const PLACES_VARIABLE = 'LAB_TEST_LANES'

/** @type {Place[]} */
const places = JSON.parse(process.env[PLACES_VARIABLE] ?? '[{"enter":[]}]')
const free = [...places]
/** @type {((place: Place) => void)[]} */
const waiting = []

/** A worker as vitest forks it, but in a lane. */
class LaneWorker extends ForksPoolWorker {
  name = 'lanes'
  /** @type {Place | undefined} */
  #place

  async start() {
    this.#place = free.shift() ?? (await new Promise((resolve) => waiting.push(resolve)))
    const { host, enter } = this.#place
    const [execPath = process.execPath, ...first] = [...enter, process.execPath]
    // What vitest would fork itself, had nobody done it.
    Object.assign(this, {
      _fork: fork(this.entrypoint, [], {
        execPath,
        execArgv: [...first, ...this.execArgv],
        env: { ...this.env, ...(host === undefined ? {} : { DOCKER_HOST: host }) },
        stdio: 'pipe',
        serialization: 'advanced',
      }),
    })
    await super.start()
  }

  async stop() {
    await super.stop()
    const place = this.#place
    if (place === undefined) return
    this.#place = undefined
    const next = waiting.shift()
    if (next === undefined) free.push(place)
    else next(place)
  }
}

export const lanes = {
  pool: { name: 'lanes', createPoolWorker: (/** @type {import('vitest/node').PoolOptions} */ options) => new LaneWorker(options) },
  maxWorkers: places.length,
}
