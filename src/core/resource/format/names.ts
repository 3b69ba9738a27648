import { hasInvisible } from './invisible'

/**
 * Kubernetes' rules for names, keys and values, in the API server's own sentences. Each answers with everything that is
 * wrong (nothing: it is right). Lengths are looked at first, so that no pattern ever sees more than a few hundred characters.
 */
type Problems = readonly string[]

const NONE: Problems = []
const LABEL = '[a-z0-9]([-a-z0-9]*[a-z0-9])?'
const SUBDOMAIN = `${LABEL}(\\.${LABEL})*`
const QUALIFIED = '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]'
const ENV_NAME = '[-._a-zA-Z][-._a-zA-Z0-9]*'

const SUBDOMAIN_SENTENCE =
  "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character" +
  ` (e.g. 'example.com', regex used for validation is '${SUBDOMAIN}')`
const LABEL_SENTENCE =
  "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character" +
  ` (e.g. 'my-name',  or '123-abc', regex used for validation is '${LABEL}')`
const QUALIFIED_SENTENCE =
  "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character" +
  ` (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '${QUALIFIED}')`
const LABEL_VALUE_SENTENCE =
  "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character" +
  ` (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(${QUALIFIED})?')`
const ENV_NAME_SENTENCE =
  "a valid environment variable name must consist of alphabetic characters, digits, '_', '-', or '.', and must not start with a digit" +
  ` (e.g. 'my.env-name',  or 'MY_ENV.NAME',  or 'MyEnvName1', regex used for validation is '${ENV_NAME}')`

const tooLongSentence = (bytes: number): string => `must be no more than ${bytes} bytes`

export const subdomainProblems = (text: string): Problems => matching(text, { max: 253, is: isSubdomain, else: SUBDOMAIN_SENTENCE })
export const labelProblems = (text: string): Problems => matching(text, { max: 63, is: isLabel, else: LABEL_SENTENCE })
export const labelValueProblems = (text: string): Problems => matching(text, { max: 63, is: isLabelValue, else: LABEL_VALUE_SENTENCE })
export const envNameProblems = (text: string): Problems => matching(text, { max: 256, is: isEnvName, else: ENV_NAME_SENTENCE })

interface Rule {
  readonly max: number
  is(text: string): boolean
  readonly else: string
}

function matching(text: string, rule: Rule): Problems {
  if (text.length > rule.max) return [tooLongSentence(rule.max)]
  return rule.is(text) ? NONE : [rule.else]
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
  return [`a qualified name ${QUALIFIED_SENTENCE} with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')`]
}

function prefixProblems(prefix: string): Problems {
  if (prefix === '') return ['prefix part must be non-empty']
  return subdomainProblems(prefix).map((problem) => `prefix part ${problem}`)
}

function namePartProblems(name: string): Problems {
  if (name === '') return ['name part must be non-empty']
  if (name.length > 63) return [`name part ${tooLongSentence(63)}`]
  return isQualified(name) ? NONE : [`name part ${QUALIFIED_SENTENCE}`]
}

const EMAIL_SENTENCE = 'must be an e-mail address of ASCII letters and digits, like "student@example.com"'

/**
 * Narrower than the standards on purpose: what begins with a letter or digit cannot be read as a formula by a spreadsheet or as an
 * option by a program, and nothing in it means something to HTML or to a mail header.
 */
export function emailProblems(text: string): Problems {
  if (text.length > 254) return [tooLongSentence(254)]
  const [local = '', domain = '', ...more] = text.split('@')
  const isRight = more.length === 0 && isLocalPart(local) && isSubdomain(domain.toLowerCase()) && /^[-.A-Za-z0-9]+$/.test(domain)
  return isRight ? NONE : [EMAIL_SENTENCE]
}

const isLocalPart = (text: string): boolean =>
  text.length <= 64 && /^[A-Za-z0-9][-A-Za-z0-9._+%']*$/.test(text) && !text.includes('..') && !text.endsWith('.')

/**
 * Control characters and halves of surrogate pairs: nothing a person types, and everything a log or a header chokes on. Nor what nobody
 * sees and turns the text beside it round: it comes along when a name is copied, and the name is the same without it.
 */
export function plainTextProblems(text: string): Problems {
  if (/[\p{Cc}\p{Cs}\u2028\u2029]/u.test(text)) return ['must not contain control characters or line breaks']
  return hasInvisible(text) ? ['must not contain characters that are not seen, or that turn the direction of writing round'] : NONE
}
