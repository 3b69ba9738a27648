import type { MistakeCode } from '../../sentences/mistakes'
import { hasInvisible } from './invisible'
import { problem, type Problem } from './parsed'

/**
 * Kubernetes' rules for names, keys and values, as the API server has them. Each answers with everything that is
 * wrong (nothing: it is right). Lengths are looked at first, so that no pattern ever sees more than a few hundred characters.
 */
type Problems = readonly Problem[]

const NONE: Problems = []

export const subdomainProblems = (text: string): Problems => matching(text, { max: 253, is: isSubdomain, else: 'SubdomainOdd' })
export const labelProblems = (text: string): Problems => matching(text, { max: 63, is: isLabel, else: 'LabelOdd' })
export const labelValueProblems = (text: string): Problems => matching(text, { max: 63, is: isLabelValue, else: 'LabelValueOdd' })
export const envNameProblems = (text: string): Problems => matching(text, { max: 256, is: isEnvName, else: 'EnvNameOdd' })

interface Rule {
  readonly max: number
  is(text: string): boolean
  readonly else: MistakeCode
}

function matching(text: string, rule: Rule): Problems {
  if (text.length > rule.max) return [problem('NameTooLong', { most: rule.max })]
  return rule.is(text) ? NONE : [problem(rule.else)]
}

// Written with one quantifier per pattern, not as the published expressions nest them: those backtrack.
const isLabel = (text: string): boolean => /^[-a-z0-9]+$/.test(text) && !text.startsWith('-') && !text.endsWith('-')
const isSubdomain = (text: string): boolean => text.split('.').every(isLabel)
const isQualified = (text: string): boolean => /^[-A-Za-z0-9_.]+$/.test(text) && /^[A-Za-z0-9]/.test(text) && /[A-Za-z0-9]$/.test(text)
const isLabelValue = (text: string): boolean => text === '' || isQualified(text)
const isEnvName = (text: string): boolean => /^[-._a-zA-Z][-._a-zA-Z0-9]*$/.test(text)

/** Keys of labels and annotations, names of finalizers: `name` or `prefix/name`. */
export function qualifiedNameProblems(text: string): Problems {
  const parts = text.length > 512 ? [] : text.split('/')
  if (parts.length === 1) return namePartProblems(parts[0] ?? '')
  if (parts.length === 2) return [...prefixProblems(parts[0] ?? ''), ...namePartProblems(parts[1] ?? '')]
  return [problem('QualifiedNameOdd')]
}

function prefixProblems(prefix: string): Problems {
  if (prefix === '') return [problem('PrefixPartEmpty')]
  return subdomainProblems(prefix).map((why) => problem('PrefixPart', { why }))
}

function namePartProblems(name: string): Problems {
  if (name === '') return [problem('NamePartEmpty')]
  if (name.length > 63) return [problem('NamePartTooLong', { most: 63 })]
  return isQualified(name) ? NONE : [problem('NamePartOdd')]
}

/**
 * Narrower than the standards on purpose: what begins with a letter or digit cannot be read as a formula by a spreadsheet or as an
 * option by a program, and nothing in it means something to HTML or to a mail header.
 */
export function emailProblems(text: string): Problems {
  if (text.length > 254) return [problem('NameTooLong', { most: 254 })]
  const [local = '', domain = '', ...more] = text.split('@')
  const isRight = more.length === 0 && isLocalPart(local) && isSubdomain(domain.toLowerCase()) && /^[-.A-Za-z0-9]+$/.test(domain)
  return isRight ? NONE : [problem('NotAnEmail')]
}

const isLocalPart = (text: string): boolean =>
  text.length <= 64 && /^[A-Za-z0-9][-A-Za-z0-9._+%']*$/.test(text) && !text.includes('..') && !text.endsWith('.')

/**
 * Control characters and halves of surrogate pairs: nothing a person types, and everything a log or a header chokes on. Nor what nobody
 * sees and turns the text beside it round: it comes along when a name is copied, and the name is the same without it.
 */
export function plainTextProblems(text: string): Problems {
  if (/[\p{Cc}\p{Cs}\u2028\u2029]/u.test(text)) return [problem('HasControls')]
  return hasInvisible(text) ? [problem('HasUnseen')] : NONE
}
