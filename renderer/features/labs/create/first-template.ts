/** The one that needs no registry: it works in a classroom without a network. */
const SAFE = 'sample-lab'

interface Used {
  readonly template: string
  readonly namespace: string
  readonly createdAt: number
}

/** What a new lab begins with: the template of the newest lab of this namespace, for a class works on one thing; else the one that is safe. */
export function firstTemplate(names: readonly string[], labs: Iterable<Used>, namespace: string): string | undefined {
  const used = [...labs].filter((lab) => lab.namespace === namespace && names.includes(lab.template))
  const last = used.reduce<Used | undefined>(
    (newest, lab) => (newest === undefined || lab.createdAt >= newest.createdAt ? lab : newest),
    undefined,
  )
  return last?.template ?? names.find((name) => name === SAFE) ?? names[0]
}
