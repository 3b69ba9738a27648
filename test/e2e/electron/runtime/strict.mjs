import { EventEmitter } from 'node:events'

/**
 * An object that answers for what it has and throws for what it lacks: an app that uses more of Electron than this stand-in knows is
 * told so, instead of going on with `undefined`. Members can be replaced, as specs do with dialogs.
 */
const ASKED_BY_THE_LANGUAGE = new Set([
  'then',
  'toJSON',
  'constructor',
  'asymmetricMatch',
  'domain',
  'nodeType',
  'inspect',
  'length',
  'splice',
])

export function strict(name, target) {
  return new Proxy(target, {
    get(object, member, self) {
      if (typeof member === 'symbol' || member in object || member.startsWith('_') || ASKED_BY_THE_LANGUAGE.has(member))
        return Reflect.get(object, member, self)
      throw new Error(`The stand-in for Electron has no ${name}.${member}`)
    },
  })
}

/** Options are strict as well. */
export function known(name, options, members) {
  const unknown = Object.keys(options).filter((member) => !members.includes(member))
  if (unknown.length > 0) throw new Error(`The stand-in for Electron does not know ${name}: ${unknown.join(', ')}`)
  return options
}

/** An event that its listeners may forbid. */
export function preventable(facts = {}) {
  let defaultPrevented = false
  return {
    ...facts,
    preventDefault: () => (defaultPrevented = true),
    get defaultPrevented() {
      return defaultPrevented
    },
  }
}

/** Methods of a class with private members work on the object itself, also when called through its strict face. */
export function bound(object) {
  for (
    let layer = Object.getPrototypeOf(object);
    layer !== EventEmitter.prototype && layer !== Object.prototype;
    layer = Object.getPrototypeOf(layer)
  ) {
    for (const [name, { value, get }] of Object.entries(Object.getOwnPropertyDescriptors(layer))) {
      if (name === 'constructor') continue
      if (typeof value === 'function')
        Object.defineProperty(object, name, { value: value.bind(object), configurable: true, writable: true })
      else if (get !== undefined) Object.defineProperty(object, name, { get: () => Reflect.get(layer, name, object), configurable: true })
    }
  }
  return object
}
