import { apiError, type ApiError, type WireStatus } from '../core/resource/api-error'

/**
 * The version of what travels on a connection between a screen and the engine. Goes up when the one would misunderstand the other: with every
 * change of a message, a verb or an answer that is more than a new optional member.
 */
export const PROTOCOL_VERSION = 3

/** Of a client that says nothing of its version: it was made before versions were told. */
export const UNTOLD_VERSION = 1

const OTHER_VERSION = 'OtherVersion'

export const otherVersion = (): ApiError => apiError('BadRequest', { code: OTHER_VERSION })

export const isOtherVersion = ({ details }: WireStatus): boolean => details?.code === OTHER_VERSION
