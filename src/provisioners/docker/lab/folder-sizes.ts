import { randomUUID } from 'node:crypto'
import { isProvisionerError } from '../../../core/provisioner/provisioner-error'
import type { FolderSize } from '../../../core/provisioner/provisioner'
import { LABEL, volumeNameOf } from '../container/labels'
import { provenHelper } from '../container/ownership'
import { withDeadline } from '../daemon/deadline'
import type { DockerContext } from '../docker-context'
import { helperNameOf } from '../isolation/helper'
import { logLines } from './logs'

/** For all of it: the daemon walks through every folder on the machine, then a helper through those that are suspected. */
const LONGEST_MS = 60_000
const ROLE = 'folder-size'
const AT = '/work'
/** The image's own `du`, or that of a busybox which has no name for it. */
const MEASURE = `if type du >/dev/null 2>&1; then du -sk ${AT}; else /bin/busybox du -sk ${AT}; fi 2>/dev/null`

/**
 * Docker tells what volumes claim, holes included. Where that is no reason to worry it is good enough; what claims more is measured in blocks
 * by a helper. A folder that could not be measured is not told of: `truncate -s 1000G` takes no room.
 */
export async function folderSizes(
  context: DockerContext,
  closerFrom: number,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, FolderSize>> {
  const late = new AbortController()
  const cancel = context.clock.after(LONGEST_MS, () => late.abort())
  const limit = AbortSignal.any([signal, late.signal])
  try {
    const sizes = new Map<string, FolderSize>()
    for (const { uid, claims } of await claimsOf(context, limit)) {
      const bytes = claims < closerFrom ? claims : await measured(context, uid, limit)
      if (bytes !== undefined) sizes.set(uid, { bytes, claims })
    }
    return sizes
  } finally {
    cancel()
  }
}

/** Of our labs' own folders alone: a volume may be called anything. */
async function claimsOf({ api, instanceId }: DockerContext, signal: AbortSignal) {
  return (await api.volumeSizes(signal)).flatMap(({ Name, Labels, UsageData }) => {
    const uid = Labels[LABEL.uid] ?? ''
    const isOurs = Labels[LABEL.instance] === instanceId && uid !== '' && Name === volumeNameOf({ uid })
    const claims = UsageData?.Size ?? -1
    return isOurs && claims >= 0 ? [{ uid, claims }] : []
  })
}

/** By a helper of the lab's own image, which is here as long as the lab is. undefined: nothing was found out. */
async function measured(context: DockerContext, uid: string, signal: AbortSignal): Promise<number | undefined> {
  try {
    return await withDeadline(context.clock, { deadlineMs: LONGEST_MS, signal }, (limit) => measure(context, uid, limit))
  } catch (error) {
    if (!isProvisionerError(error) || signal.aborted) throw error
    context.log.debug('A folder could not be measured', { uid, error: error.message })
    return undefined
  }
}

async function measure(context: DockerContext, uid: string, signal: AbortSignal): Promise<number | undefined> {
  const { api, instanceId, readers } = context
  const image = (await api.list(instanceId, uid))[0]?.ImageID
  if (image === undefined) return undefined
  const name = helperNameOf(instanceId, `size-${randomUUID().slice(0, 13)}`)
  readers.add(name)
  try {
    const body = helperBody(instanceId, { uid, image })
    const helper = provenHelper({ id: await api.create(name, body, signal), names: [`/${name}`], labels: body.Labels }, instanceId)
    try {
      await api.start(helper, signal)
      let kilobytes: string | undefined
      for await (const line of logLines(await api.logs(helper, { follow: '1', stderr: '0' }, signal)))
        kilobytes = /^(\d{1,15})\s/.exec(line)?.[1] ?? kilobytes
      return kilobytes === undefined ? undefined : Number(kilobytes) * 1024
    } finally {
      await api.remove(helper)
    }
  } finally {
    readers.delete(name)
  }
}

/** It may read everything and change nothing, reaches nobody, and is small. */
function helperBody(instanceId: string, { uid, image }: { readonly uid: string; readonly image: string }) {
  return {
    Image: image,
    Entrypoint: ['/bin/sh', '-c'],
    Cmd: [MEASURE],
    User: '0:0',
    WorkingDir: '/',
    Healthcheck: { Test: ['NONE'] },
    Labels: { [LABEL.instance]: instanceId, [LABEL.role]: ROLE },
    HostConfig: {
      NetworkMode: 'none',
      ReadonlyRootfs: true,
      Privileged: false,
      CapDrop: ['ALL'],
      CapAdd: ['DAC_READ_SEARCH'],
      SecurityOpt: ['no-new-privileges:true'],
      RestartPolicy: { Name: 'no' },
      Memory: 64 * 1024 * 1024,
      NanoCpus: 500_000_000,
      PidsLimit: 8,
      LogConfig: { Type: 'json-file', Config: { 'max-size': '1m', 'max-file': '1' } },
      Mounts: [{ Type: 'volume', Source: volumeNameOf({ uid }), Target: AT, ReadOnly: true, VolumeOptions: { NoCopy: true } }],
    },
  }
}
