import { formatDuration, parseDurationWithin, parseLabDuration, parsePortRange, parseWorkSize } from '../../../../src/contract/words'
import type { Setting } from './setting-list'

/** What a person typed, read: the value to declare, or which sentence says what it must be (`engine.mistake.<word>`). */
export type ParsedText =
  | { readonly ok: true; readonly value: unknown }
  | {
      readonly ok: false
      readonly messageKey: 'time' | 'times' | 'labTime' | 'number' | 'portRange' | 'size'
      readonly values: Readonly<Record<string, string | number>>
    }

/** "2 s" is meant as "2s". */
const withoutSpaces = (text: string): string => text.replaceAll(/\s+/g, '')

export function textOf(setting: Setting, value: unknown): string {
  if (setting.kind === 'durations') return (value as readonly string[]).join(', ')
  if (setting.kind === 'percent') return String(Math.round((value as number) * 1000) / 10)
  return String(value)
}

export function parseText(setting: Setting, text: string): ParsedText {
  switch (setting.kind) {
    case 'duration':
      return parseTime(text, setting.bounds)
    case 'durations':
      return parseTimes(text, setting.bounds)
    case 'labDuration':
      return parseLabDuration(withoutSpaces(text)).ok
        ? { ok: true, value: withoutSpaces(text) }
        : { ok: false, messageKey: 'labTime', values: {} }
    case 'portRange':
      return parsePortRange(withoutSpaces(text)).ok
        ? { ok: true, value: withoutSpaces(text) }
        : { ok: false, messageKey: 'portRange', values: {} }
    case 'size':
      return parseWorkSize(withoutSpaces(text)).ok
        ? { ok: true, value: withoutSpaces(text) }
        : { ok: false, messageKey: 'size', values: {} }
    case 'count':
      return parseNumber(text, setting, Number.isInteger)
    case 'percent': {
      const read = parseNumber(text, setting, Number.isFinite)
      return read.ok ? { ok: true, value: Math.round(Number(read.value) * 10) / 1000 } : read
    }
    default:
      return { ok: true, value: text }
  }
}

function parseTime(text: string, bounds: { readonly min: string; readonly max: string }): ParsedText {
  return parseDurationWithin(withoutSpaces(text), bounds).ok
    ? { ok: true, value: withoutSpaces(text) }
    : { ok: false, messageKey: 'time', values: bounds }
}

function parseTimes(text: string, bounds: { readonly min: string; readonly max: string }): ParsedText {
  const parts = text
    .split(',')
    .map(withoutSpaces)
    .filter((part) => part !== '')
  const areTimes = parts.length <= 10 && parts.every((part) => parseDurationWithin(part, bounds).ok)
  return areTimes ? { ok: true, value: parts } : { ok: false, messageKey: 'times', values: bounds }
}

function parseNumber(
  text: string,
  { min, max }: { readonly min: number; readonly max: number },
  isRight: (value: number) => boolean,
): ParsedText {
  const value = Number(text.replace('%', '').replace(',', '.').trim() || Number.NaN)
  return isRight(value) && value >= min && value <= max ? { ok: true, value } : { ok: false, messageKey: 'number', values: { min, max } }
}

/** A duration of a slider as it is declared. */
export const formatDeclared = (ms: number): string => formatDuration(ms)
