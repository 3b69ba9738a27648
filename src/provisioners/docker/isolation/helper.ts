import type { DockerApi } from '../daemon/docker-api'
import type { Listed } from '../daemon/answers'
import { isProvisionerError } from '../../../core/provisioner/provisioner-error'
import { LABEL, type Labels } from '../container/labels'
import { provenHelper } from '../container/ownership'
import type { OwnedId } from '../daemon/owned-id'

const PROBE_ROLE = 'isolation-probe'

/** No lab: it says what it is for and names no lab. A lab whose image hands our role down still names its own. */
export function isHelper({ Labels }: Pick<Listed, 'Labels'>): boolean {
  return Labels[LABEL.role] !== undefined && Labels[LABEL.uid] === undefined
}

export function helperNameOf(instanceId: string, part: string): string {
  return `labs-helper-${instanceId.slice(-12)}-${part}`
}

export interface HelperWish {
  readonly image: string
  readonly command: readonly string[]
  readonly networkId: string
}

export async function startHelper(
  api: DockerApi,
  name: string,
  about: HelperWish & { readonly instanceId: string; readonly signal: AbortSignal },
): Promise<OwnedId> {
  const { instanceId, signal } = about
  const id = await api.create(name, helperBody(about, { [LABEL.instance]: instanceId, [LABEL.role]: PROBE_ROLE }), signal)
  const owned = await ownedHelper(api, id, instanceId)
  if (owned === undefined) throw new Error(`The helper ${name} is not the one that was made`)
  await api.start(owned, signal)
  return owned
}

/** Of this name or id, if it is there and is one of ours. */
async function ownedHelper(api: DockerApi, idOrName: string, instanceId: string): Promise<OwnedId | undefined> {
  const seen = await api.inspect(idOrName)
  if (seen === undefined) return undefined
  return provenHelper({ id: seen.Id, names: [seen.Name], labels: seen.Config.Labels }, instanceId)
}

/** Nobody waits for it: what is in the way stays for the next look. */
export async function removeHelper(api: DockerApi, idOrName: string, instanceId: string): Promise<void> {
  try {
    const owned = await ownedHelper(api, idOrName, instanceId)
    if (owned !== undefined) await api.remove(owned)
  } catch (error) {
    if (!isProvisionerError(error)) throw error
  }
}

/** As closed as a lab, and small. Whoever forgets it leaves nothing: when it has ended Docker takes it away. */
function helperBody({ image, command, networkId }: HelperWish, labels: Labels) {
  return {
    Image: image,
    Cmd: [...command],
    Labels: labels,
    User: '1000:1000',
    HostConfig: {
      NetworkMode: networkId,
      AutoRemove: true,
      RestartPolicy: { Name: 'no' },
      Privileged: false,
      CapDrop: ['ALL'],
      SecurityOpt: ['no-new-privileges:true'],
      ReadonlyRootfs: true,
      Memory: 128 * 1024 * 1024,
      PidsLimit: 32,
      LogConfig: { Type: 'none' },
    },
    NetworkingConfig: { EndpointsConfig: { [networkId]: { NetworkID: networkId } } },
  }
}
