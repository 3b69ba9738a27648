import { problem, type Problem } from './parsed'

const LOOPBACK = '127.0.0.1'

/**
 * Where the server listens. Anything but this machine is refused until there is a way to choose it knowingly: a setting that is stored and
 * not obeyed would be a lie, and one that is obeyed would open every lab to the network by a slip of the finger.
 */
export function bindAddressProblems(text: string): readonly Problem[] {
  return text === LOOPBACK ? [] : [problem('ThisMachineOnly', { address: LOOPBACK })]
}
