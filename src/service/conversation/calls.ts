import type { Call, CallAnswers, CallArguments } from '../../contract/verbs'
import { PROTOCOL_VERSION } from '../../contract/protocol'
import type { LabService } from '../lab-service'
import type { Terminals } from './terminals'

export type Calls = { readonly [C in Call]: (args: CallArguments<C>) => CallAnswers[C] | Promise<CallAnswers[C]> }

/** Each verb's answer. The arguments were checked. */
export function callsOf(service: LabService, terminals: Terminals): Calls {
  return {
    hello: () => ({ protocol: PROTOCOL_VERSION }),
    list: (args) => service.list(args),
    get: (args) => service.get(args),
    create: (args) => service.create(args),
    replace: (args) => service.replace(args),
    patch: (args) => service.patch(args),
    delete: (args) => service.delete(args),
    deleteCollection: (args) => service.deleteCollection(args),
    live: (args) => service.live(args),
    engine: () => service.engine(),
    releaseBrake: (args) => service.releaseBrake(args),
    acceptDaemon: (args) => service.acceptDaemon(args),
    answerDirectRoute: (args) => service.answerDirectRoute(args),
    adoptLabs: (args) => service.adoptLabs(args),
    steerLoop: (args) => service.steerLoop(args),
    metrics: () => service.metrics(),
    about: () => service.about(),
    diagnostics: () => service.diagnostics(),
    openLink: (args) => service.reach.openLink(args),
    async probe(args) {
      await service.reach.probe(args)
      return {}
    },
    image: (args) => service.reach.image(args),
    examine: (args) => service.reach.examine(args),
    type({ session, data }) {
      terminals.type(session, data)
      return {}
    },
    async resize({ session, ...size }) {
      await terminals.resize(session, size)
      return {}
    },
  }
}
