interface Size {
  readonly width: number
  readonly height: number
}

/** Told when the page has been laid out; asked before, the browser would have to lay it out for the answer, and then again. */
export function observeSize(
  { scrollElement }: { readonly scrollElement: Element | null },
  tell: (size: Size) => void,
): (() => void) | undefined {
  if (scrollElement === null) return undefined
  const observer = new ResizeObserver(([entry]) => {
    if (entry !== undefined) tell({ width: Math.round(entry.contentRect.width), height: Math.round(entry.contentRect.height) })
  })
  observer.observe(scrollElement)
  return () => observer.disconnect()
}
