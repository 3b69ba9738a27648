import type { LabPlan } from '../../../core/provisioner/provisioner'
import { isRootUser, type ImageFacts } from '../image/image-facts'
import { DEFAULT_USER } from './labels'

/** Whose a lab's files are, in numbers. */
export interface Owner {
  readonly uid: number
  readonly gid: number
}

/** As Docker is told. The template's word first, then the image's own, in numbers or as a name; root only where the template says so. */
export function userFor({ user }: Pick<LabPlan, 'user'>, image?: Pick<ImageFacts, 'user'>): string {
  if (user !== undefined) return user
  return image === undefined || isRootUser(image.user) ? DEFAULT_USER : image.user
}

/** undefined: a name, which only the image's own list of users can say the number of. */
export function ownerInNumbers(user: string): Owner | undefined {
  const [uid = '', gid = '0'] = user.split(':')
  return isNumber(uid) && isNumber(gid) ? { uid: Number(uid), gid: Number(gid) } : undefined
}

/** As Docker reads an image's /etc/passwd and /etc/group. undefined: nobody of that name is in them; Docker will not start it either. */
export function ownerByName(user: string, lists: { readonly passwd: string; readonly group: string }): Owner | undefined {
  const [name = '', groupName] = user.split(':')
  const entry = linesOf(lists.passwd).find(([login, , uid]) => login === name || uid === name)
  const uid = isNumber(name) ? name : entry?.[2]
  const gid = groupName === undefined ? (entry?.[3] ?? '0') : groupIn(lists.group, groupName)
  return uid !== undefined && gid !== undefined && isNumber(uid) && isNumber(gid) ? { uid: Number(uid), gid: Number(gid) } : undefined
}

function groupIn(list: string, name: string): string | undefined {
  return isNumber(name) ? name : linesOf(list).find(([group]) => group === name)?.[2]
}

const linesOf = (list: string): readonly (readonly string[])[] => list.split('\n').map((line) => line.trim().split(':'))
const isNumber = (text: string): boolean => /^[0-9]{1,9}$/.test(text)
