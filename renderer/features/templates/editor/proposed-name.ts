const LONGEST = 50

/** "Python für alle!" as a name the store takes: "python-fur-alle"; with a number behind it while it is taken. */
export function proposedName(title: string, isTaken: (name: string) => boolean): string {
  const name = title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replaceAll('ß', 'ss')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST)
    .replace(/^-+|-+$/g, '')
  if (name === '' || !isTaken(name)) return name
  let number = 2
  while (isTaken(`${name}-${number}`)) number++
  return `${name}-${number}`
}
