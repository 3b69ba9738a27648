/** Whose lab it is: an e-mail, the same in any case, or a login that means somebody within one class. */
export interface Student {
  readonly studentName?: string | undefined
  readonly studentEmail?: string | undefined
  readonly studentLogin?: string | undefined
}

/** What a person calls them. */
export function studentLabel({ studentName, studentEmail, studentLogin }: Student): string {
  return studentName ?? studentEmail ?? studentLogin ?? ''
}

/** What of a student goes along with a container, a collection, a record: the members that are there. */
export function studentIn({ studentName, studentEmail, studentLogin }: Student) {
  return {
    ...(studentEmail === undefined ? {} : { studentEmail }),
    ...(studentLogin === undefined ? {} : { studentLogin }),
    ...(studentName === undefined ? {} : { studentName }),
  }
}
