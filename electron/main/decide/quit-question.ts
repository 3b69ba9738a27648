export interface QuitSituation {
  /** Labs that are just being made real. */
  readonly provisioning: number
  /** A signal, the end of the session: nobody is there to answer. */
  readonly isForced: boolean
}

/** The sentence to ask before quitting; undefined: go. */
export function quitQuestion({ provisioning, isForced }: QuitSituation): string | undefined {
  if (isForced || provisioning === 0) return undefined
  return provisioning === 1 ? 'One lab is still being started.' : `${provisioning} labs are still being started.`
}
