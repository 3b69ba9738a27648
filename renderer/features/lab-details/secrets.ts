/** Names whose values an instructor does not want on the projector. */
const SECRET = /secret|token|passw|pwd|credential|private|api_?key|(^|_)(key|auth|pin)($|_)/i

export const looksSecret = (name: string): boolean => SECRET.test(name)

/** Stands for a value in a text that can be edited; left as it is, the value stays what it was. */
export const HIDDEN = '(hidden)'

type Values = Readonly<Record<string, string>>

export function hideSecrets(environment: Values): Values {
  return Object.fromEntries(Object.entries(environment).map(([name, value]) => [name, looksSecret(name) ? HIDDEN : value]))
}

/** `known`: the values that had been hidden. */
export function revealSecrets(environment: Values, known: Values): Values {
  return Object.fromEntries(Object.entries(environment).map(([name, value]) => [name, value === HIDDEN ? (known[name] ?? value) : value]))
}
