import type { Call, CallAnswers, CallArguments } from '../../contract/verbs'
import type { LabService } from '../lab-service'
import type { Terminals } from './terminals'

export type Calls = { readonly [C in Call]: (args: CallArguments<C>) => CallAnswers[C] | Promise<CallAnswers[C]> }

/** Each verb's answer. The arguments were checked. */
export function callsOf(service: LabService, terminals: Terminals): Calls {
  return {
    list: (args) => service.resources.list(args),
    get: (args) => service.resources.get(args),
    create: (args) => service.resources.create(args),
    replace: (args) => service.resources.replace(args),
    patch: (args) => service.resources.patch(args),
    delete: (args) => service.resources.delete(args),
    deleteCollection: (args) => service.resources.deleteCollection(args),
    live: (args) => service.news.liveOf(args),
    engine: () => service.engine.view(),
    releaseBrake: (args) => service.engine.releaseBrake(args),
    acceptDaemon: (args) => service.engine.acceptDaemon(args),
    answerDirectRoute: (args) => service.engine.answerDirectRoute(args),
    adoptLabs: (args) => service.engine.adoptLabs(args),
    steerLoop: (args) => service.engine.steerLoop(args),
    metrics: () => service.engine.metrics(),
    about: () => service.host.about(),
    diagnostics: () => service.host.diagnostics(),
    openLink: (args) => service.labAccess.openLink(args),
    async probe(args) {
      await service.labAccess.probe(args)
      return {}
    },
    image: (args) => service.labAccess.image(args),
    examine: (args) => service.labAccess.examine(args),
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
