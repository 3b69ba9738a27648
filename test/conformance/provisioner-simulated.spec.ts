import { INSTANT, LIFELIKE } from '../../src/provisioners/simulated/simulated-timings'
import { simulatedBench } from '../fixtures/simulated-bench'
import { provisionerSuite } from './provisioner.suite'

provisionerSuite({ name: 'simulated, at once', create: async () => simulatedBench(INSTANT) })
provisionerSuite({ name: 'simulated, with the delays of a real daemon', create: async () => simulatedBench(LIFELIKE) })
