/** The sentence to ask before quitting while this many labs are being made real; undefined: go. */
export function quitQuestion(provisioning: number): string | undefined {
  if (provisioning === 0) return undefined
  return provisioning === 1 ? 'One lab is still being started.' : `${provisioning} labs are still being started.`
}
