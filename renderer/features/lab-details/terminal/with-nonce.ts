/**
 * The terminal writes a few style elements of its own when it is opened, which the panel's strict policy forbids unless they carry the
 * page's nonce. Those made while `make` runs get it.
 */
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
