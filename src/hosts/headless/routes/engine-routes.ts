import { Hono } from 'hono'
import type { z } from 'zod'
import { callSchemas } from '../../../contract/verbs'
import { apiError } from '../../../core/resource/api-error'
import { PROMETHEUS_CONTENT_TYPE, renderPrometheus } from '../../../service/prometheus'
import type { AppOptions } from '../http/app-options'
import type { HttpEnv } from '../http/http-env'
import { requiredBody } from '../http/read-body'

/** The engine itself, which is no resource: how its loops do, and the decisions that it leaves to a person. */
export function engineRoutes({ service, limits }: AppOptions, base: string): Hono<HttpEnv> {
  const routes = new Hono<HttpEnv>()
  routes.get(`${base}/engine`, (context) => context.json(service.engine.view()))
  /** A decision is a body, all of it checked, and no part of it anything else. */
  function decision<Args>(
    name: string,
    { schema, body, decide }: { readonly schema: z.ZodType<Args>; readonly body: string; readonly decide: (args: Args) => Promise<object> },
  ): void {
    routes.post(`${base}/engine/${name}`, async (context) => {
      const { value } = await requiredBody(context, limits.maxBodyBytes)
      const read = schema.safeParse(value)
      if (!read.success) throw apiError('BadRequest', { code: 'BodyOtherThan', params: { expected: body } })
      return context.json(await decide(read.data))
    })
  }
  decision('brake', {
    schema: callSchemas.releaseBrake,
    body: '{"decision":"expire"} or {"decision":"giveBack"}',
    decide: (args) => service.engine.releaseBrake(args),
  })
  decision('daemon', {
    schema: callSchemas.acceptDaemon,
    body: '{"provisioner":"docker"}',
    decide: (args) => service.engine.acceptDaemon(args),
  })
  decision('direct-route', {
    schema: callSchemas.answerDirectRoute,
    body: '{"provisioner":"docker"}',
    decide: (args) => service.engine.answerDirectRoute(args),
  })
  decision('adoption', {
    schema: callSchemas.adoptLabs,
    body: '{"uids":["..."]}, of containers in quarantine',
    decide: (args) => service.engine.adoptLabs(args),
  })
  routes.get('/metrics', (context) =>
    context.body(renderPrometheus(service.engine.metrics()), 200, { 'Content-Type': PROMETHEUS_CONTENT_TYPE }),
  )
  return routes
}
