import type { REFUSALS as ALL } from '../../../core/sentences/refusals'

const STILL = 'Look at it again, then try once more.'

/** Told with the name that a person gave, and not with its address in the API. What is not here is said as the API says it. */
export const REFUSALS: { readonly [Code in keyof typeof ALL]?: string } = {
  ObjectInvalid: 'Something about "{name}" is not right.',
  ObjectNotFound: 'There is no "{name}" any more.',
  ObjectExists: 'There is a "{name}" already. Choose another name.',
  ObjectModified: `"{name}" was changed in the meantime. ${STILL}`,
  PageTooEarly: 'Lab "{name}" does not answer yet. Wait until it is ready, then open it.',
  PageTooLate: 'Lab "{name}" does not run any more. Extend or restart it, then open it.',
  PreconditionFailed: `"{name}" was changed in the meantime. ${STILL}`,
}
