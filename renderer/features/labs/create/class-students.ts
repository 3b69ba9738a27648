import type { LabRow } from '../../../lab/lab-row'
import type { LeftLine, LeftReason, Roster, RosterRow } from '../../../roster/roster'

/** One student of a class list who can have a lab. */
export interface ClassStudent {
  /** Which row of the list. */
  readonly row: number
  readonly name?: string
  readonly email: string
  /** A lab of the same template is planned or runs. */
  readonly hasLab: boolean
}

export interface LeftStudent extends Omit<LeftLine, 'reason'> {
  readonly reason: LeftReason | 'noEmail'
}

/** Who of the list can have a lab, and what gives none. A lab needs an e-mail address; a list does not. */
export function studentsOf(
  { rows, left }: Roster,
  busy: ReadonlySet<string>,
): { readonly students: readonly ClassStudent[]; readonly left: readonly LeftStudent[] } {
  const students = rows.flatMap((each, row): readonly ClassStudent[] => {
    const { studentEmail: email, studentName: name } = each
    if (email === undefined) return []
    return [{ row, email, ...(name === undefined ? {} : { name }), hasLab: busy.has(email.toLowerCase()) }]
  })
  const without = rows.filter(({ studentEmail }) => studentEmail === undefined).map(asLeft)
  return { students, left: [...left, ...without].toSorted((one, other) => one.line - other.line) }
}

const asLeft = ({ line, lastLine, text }: RosterRow): LeftStudent => ({ line, lastLine, text, reason: 'noEmail' })

/** By e-mail in lower case: who has a lab of this template that waits, starts or runs. */
export function studentsWithLab(
  labs: Iterable<Pick<LabRow, 'namespace' | 'template' | 'account' | 'state' | 'isDeleting'>>,
  { namespace, template }: { readonly namespace: string; readonly template: string },
): ReadonlySet<string> {
  const emails = new Set<string>()
  for (const lab of labs) {
    const isOn = !lab.isDeleting && (lab.state === 'pending' || lab.state === 'provisioning' || lab.state === 'ready')
    if (isOn && lab.namespace === namespace && lab.template === template) emails.add(lab.account.toLowerCase())
  }
  return emails
}
