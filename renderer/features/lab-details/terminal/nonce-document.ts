/**
 * The terminal writes style elements and style attributes of its own, which the panel's strict policy forbids to a page at large. It
 * is given a document whose style elements carry the page's nonce and whose `style` attributes are set the way a policy allows.
 */
export function nonceDocument(nonce: string): Document {
  const createElement = (tag: string): HTMLElement => {
    const element = document.createElement(tag)
    if (element instanceof HTMLStyleElement) element.nonce = nonce
    else if (element instanceof HTMLSpanElement) styleByProperty(element)
    return element
  }
  return new Proxy(document, {
    get(target, member) {
      if (member === 'createElement') return createElement
      const value: unknown = Reflect.get(target, member, target)
      return typeof value === 'function' ? (value.bind(target) as unknown) : value
    },
  })
}

/** A few elements are made on the page's own document, whatever document was handed in: those made while `make` runs get the nonce too. */
export function withNonce(nonce: string, make: () => void): void {
  const own = document.createElement.bind(document) as (tag: string, options?: ElementCreationOptions) => HTMLElement
  document.createElement = ((tag: string, options?: ElementCreationOptions) => {
    const element = own(tag, options)
    if (element instanceof HTMLStyleElement) element.nonce = nonce
    return element
  }) as typeof document.createElement
  try {
    make()
  } finally {
    Reflect.deleteProperty(document, 'createElement')
  }
}

function styleByProperty(element: HTMLElement): void {
  element.setAttribute = (name: string, value: string) => {
    if (name === 'style') element.style.cssText = value
    else Element.prototype.setAttribute.call(element, name, value)
  }
}
