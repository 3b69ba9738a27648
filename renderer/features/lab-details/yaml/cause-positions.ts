import { isCollection, isMap, isPair, isScalar, parseDocument } from 'yaml'
import type { Node } from 'yaml'
import type { Cause } from '../../../../src/contract/words'
import type { ErrorTranslator } from '../../../lab/engine-messages'
import type { TextMistake } from './lab-text'

/** `spec.environment[PATH]`, `spec.ports[0].name` as the steps that lead there. */
function stepsOf(field: string): (string | number)[] {
  return [...field.matchAll(/\[([^\]]*)\]|([^.[\]]+)/g)].map(([, bracketed, plain]) =>
    bracketed === undefined ? (plain ?? '') : /^\d+$/.test(bracketed) ? Number(bracketed) : bracketed.replace(/^"|"$/g, ''),
  )
}

/** Where in the text each mistake is: at its own value, or at the nearest thing around it that the text has. */
export function placeCauses(text: string, causes: readonly Cause[], translator: ErrorTranslator): TextMistake[] {
  const { contents } = parseDocument(text, { prettyErrors: false, uniqueKeys: false })
  return causes.map((cause) => ({
    message: `${cause.field}: ${translator.causeText(cause)}`,
    ...placeOf(contents, stepsOf(cause.field), text),
  }))
}

function placeOf(root: Node | null, steps: readonly (string | number)[], text: string): { readonly from: number; readonly to: number } {
  let node: unknown = root
  let place = { from: 0, to: text.indexOf('\n') === -1 ? text.length : text.indexOf('\n') }
  for (const step of steps) {
    const [key, value] = childOf(node, step)
    const range = rangeOf(isScalar(value) && value.value !== null ? value : (key ?? value))
    if (range === undefined) break
    place = range
    node = value
  }
  return place
}

function childOf(node: unknown, step: string | number): readonly [unknown, unknown] {
  if (isMap(node)) {
    const pair = node.items.find((each) => isPair(each) && isScalar(each.key) && String(each.key.value) === String(step))
    return [pair?.key, pair?.value]
  }
  return isCollection(node) && typeof step === 'number' ? [undefined, node.items[step]] : [undefined, undefined]
}

function rangeOf(node: unknown): { readonly from: number; readonly to: number } | undefined {
  const range = (isScalar(node) || isCollection(node)) && node.range ? node.range : undefined
  return range === undefined ? undefined : { from: range[0], to: range[1] }
}
