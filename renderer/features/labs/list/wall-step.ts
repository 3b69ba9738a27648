/** On the wall labs stand beside and below one another. undefined: the key means nothing else than in a list. */
export function wallStep(key: string, columns: number): number | undefined {
  switch (key) {
    case 'ArrowRight':
      return 1
    case 'ArrowLeft':
      return -1
    case 'ArrowDown':
      return columns
    case 'ArrowUp':
      return -columns
    case 'PageDown':
      return 3 * columns
    case 'PageUp':
      return -3 * columns
    default:
      return undefined
  }
}
