import { Hono } from 'hono'
import { callSchemas } from '../../../contract/verbs'
import { ApiError } from '../../../core/resource/api-error'
import { PROMETHEUS_CONTENT_TYPE, renderPrometheus } from '../../../service/prometheus'
import type { AppOptions } from '../http/app-options'
import type { HttpEnv } from '../http/http-env'
import { requiredBody } from '../http/read-body'

/** The engine itself, which is no resource: how its loops do, and the decisions that it leaves to a person. */
export function engineRoutes({ service, limits }: AppOptions, base: string): Hono<HttpEnv> {
  const routes = new Hono<HttpEnv>()
  routes.get(`${base}/engine`, (context) => context.json(service.engine()))
  routes.post(`${base}/engine/brake`, async (context) => {
    const { value } = await requiredBody(context, limits.maxBodyBytes)
    const read = callSchemas.releaseBrake.safeParse(value)
    if (!read.success) throw new ApiError('BadRequest', 'the body must be {"decision":"expire"} or {"decision":"giveBack"}')
    return context.json(await service.releaseBrake(read.data))
  })
  routes.post(`${base}/engine/daemon`, async (context) => {
    const { value } = await requiredBody(context, limits.maxBodyBytes)
    const read = callSchemas.acceptDaemon.safeParse(value)
    if (!read.success) throw new ApiError('BadRequest', 'the body must be {"provisioner":"docker"}')
    return context.json(await service.acceptDaemon(read.data))
  })
  routes.post(`${base}/engine/adoption`, async (context) => {
    const { value } = await requiredBody(context, limits.maxBodyBytes)
    const read = callSchemas.adoptLabs.safeParse(value)
    if (!read.success) throw new ApiError('BadRequest', 'the body must be {"uids":["..."]}, of containers in quarantine')
    return context.json(await service.adoptLabs(read.data))
  })
  routes.get('/metrics', async (context) => context.body(await renderPrometheus(service.metrics()), 200, { 'Content-Type': PROMETHEUS_CONTENT_TYPE }))
  return routes
}
