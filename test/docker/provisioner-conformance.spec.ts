import { afterAll, beforeAll } from 'vitest'
import { provisionerSuite } from '../conformance/provisioner.suite'
import { dockerBench, makeOtherImage, OTHER_IMAGE } from './docker-bench'
import { aPlan, anInstallation, docker, running } from './provisioner-labs'

beforeAll(async () => {
  const home = anInstallation()
  await running(home.provisioner, aPlan())
  await makeOtherImage()
  await home.close()
})

afterAll(() => docker.getImage(OTHER_IMAGE).remove())

provisionerSuite({ name: 'docker', create: dockerBench })
