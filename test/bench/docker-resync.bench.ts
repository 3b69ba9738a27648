import { LABEL } from '../../src/provisioners/docker/container/labels'
import { DEFAULT_NAMESPACE as namespace } from '../../src/core/resource/resource'
import { BenchReport } from './bench-report'
import type { BenchEngine } from './bench-engine'
import { asQuery } from './raw-docker'
import { alternate, timePer } from './rounds'
import { withDocker } from './with-docker'

/**
 * A pass of the reconciler over everything that runs, against the one question to Docker that it cannot do without. The labs are real ones
 * that run and agree with the store, without a published port because that is what makes a start expensive.
 */
const LABS = 200
const ROUNDS = 15
const TEMPLATE = 'portless'
const report = new BenchReport(`a reconcile pass over ${LABS} labs on Docker, against one filtered list call`)

await withDocker(async ({ ours, docker }) => {
  await addPortlessTemplate(ours)
  await Promise.all(Array.from({ length: LABS }, (_, index) => ours.up(`many-${index}`, TEMPLATE)))
  const query = asQuery({ all: '1', filters: { label: [`${LABEL.instance}=${ours.instanceId}`] } })
  let listed: readonly unknown[] = []
  const { list, pass } = await alternate(
    {
      list: () => timePer(1, async () => (listed = await docker.call<unknown[]>('GET', `/containers/json?${query}`))),
      pass: () => timePer(1, () => ours.engine.reconciler.runNow()),
    },
    ROUNDS,
  )
  report.add('containers listed', listed.length, 'containers', { atLeast: LABS })
  report.add('labs known to the reconciler', ours.engine.reconciler.status().saw, 'labs', { atLeast: LABS })
  report.add('findings of the pass', ours.engine.reconciler.lastFindings().length, 'findings', { atMost: 0 })
  report.add('one filtered list call, read and parsed', list, 'ms')
  report.add('one pass', pass, 'ms')
  report.add('one pass over one list call', pass / list, 'times', { atMost: 1.5 })
})
report.finish()

async function addPortlessTemplate(ours: BenchEngine): Promise<void> {
  const { ports: _, workDir: __, openPath: ___, ...spec } = (await ours.template()).spec
  await ours.engine.store.create({
    kind: 'LabTemplate',
    metadata: { name: TEMPLATE, namespace },
    spec: { ...spec, title: 'Portless', readiness: { type: 'none' } },
  })
}
