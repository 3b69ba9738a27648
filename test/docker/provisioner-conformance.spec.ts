import { beforeAll } from 'vitest'
import { provisionerSuite } from '../conformance/provisioner.suite'
import { dockerBench, makeOtherImage } from './docker-bench'
import { aPlan, anInstallation, running } from './provisioner-labs'

beforeAll(async () => {
  const home = anInstallation()
  await running(home.provisioner, aPlan())
  await makeOtherImage()
  await home.close()
})

provisionerSuite({ name: 'docker', create: dockerBench })
