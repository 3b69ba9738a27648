import type { DockerApi } from '../daemon/docker-api'
import { SAMPLE_IMAGE } from '../image/sample-image'
import { helperNameOf, removeHelper, startHelper } from './helper'

/** After a crash of this program they end by themselves. */
const LIFETIME_S = 60
const PORT = 8080

/** What the sample image has to serve and to ask with; it has either. Exit code 1: no answer. */
interface Tools {
  readonly serve: readonly string[]
  /** Patient: a server needs a moment. */
  readonly untilAnswered: (address: string) => readonly string[]
  readonly ask: (address: string) => readonly string[]
}

/** Without wget: one that is linked statically looks up names of services, and crashes where there are none. */
const asked = (address: string) => `{ echo 'GET / HTTP/1.0'; echo; } | nc -w 2 ${address} ${PORT} | grep -q HTTP`
const shell = (text: string): readonly string[] => ['/bin/sh', '-c', text]
const BUSYBOX: Tools = {
  serve: shell(`httpd -p ${PORT} -h /www; sleep ${LIFETIME_S}`),
  untilAnswered: (address) => shell(`for i in 1 2 3 4 5; do ${asked(address)} && exit 0; sleep 1; done; exit 1`),
  ask: (address) => shell(asked(address)),
}
const script = (text: string, ...args: readonly string[]): readonly string[] => ['/bin/node', '-e', text, ...args]
const urlOf = (address: string) => `http://${address}:${PORT}/`
const NODE: Tools = {
  serve: script(`require('http').createServer((q, r) => r.end()).listen(${PORT}); setTimeout(() => process.exit(), ${LIFETIME_S * 1000})`),
  untilAnswered: (address) =>
    script(
      'const go = (n) => fetch(process.argv[1]).then(() => process.exit(0), () => n > 0 ? setTimeout(go, 500, n - 1) : process.exit(1)); go(8)',
      urlOf(address),
    ),
  ask: (address) =>
    script(
      'fetch(process.argv[1], { signal: AbortSignal.timeout(2000) }).then(() => process.exit(0), () => process.exit(1))',
      urlOf(address),
    ),
}

/**
 * Two containers of our own on the labs' network: does one reach the other? The server is seen to answer itself first, so that silence means
 * something. undefined: nothing was found out.
 */
export async function probeIsolation(
  api: DockerApi,
  { instanceId, networkId, signal }: { readonly instanceId: string; readonly networkId: string; readonly signal: AbortSignal },
): Promise<boolean | undefined> {
  const image = await api.image(SAMPLE_IMAGE)
  if (image === undefined) return undefined
  const { serve, untilAnswered, ask } = image.Config.Cmd[0]?.endsWith('/node') === true ? NODE : BUSYBOX
  const names = ['a', 'b'].map((part) => helperNameOf(instanceId, part))
  const clear = () => Promise.all(names.map((name) => removeHelper(api, name, instanceId)))
  await clear()
  try {
    const [server, client] = await Promise.all(
      names.map((name) => startHelper(api, name, { image: SAMPLE_IMAGE, command: serve, networkId, instanceId, signal })),
    )
    const address = server === undefined ? undefined : (await api.addressesOn(networkId)).get(server)
    if (server === undefined || client === undefined || address === undefined) return undefined
    if ((await api.execute(server, untilAnswered(address), signal)) !== 0) return undefined
    const exitCode = await api.execute(client, ask(address), signal)
    return exitCode === 0 || exitCode === 1 ? exitCode === 1 : undefined
  } finally {
    await clear()
  }
}
