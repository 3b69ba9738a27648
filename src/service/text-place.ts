/** "line 3, column 7" of an offset. Told instead of a quotation: a body may hold secrets. */
export function placeAt(text: string, offset: number): string {
  const before = text.slice(0, offset)
  return `line ${before.split('\n').length}, column ${before.length - before.lastIndexOf('\n')}`
}
