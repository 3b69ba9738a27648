import { formatDuration, parseDurationWithin, parseLabDuration, parsePortRange, parseWorkSize } from '../../../../src/contract/words'
import type { Setting } from './setting-list'

/** What a person typed, read: the value to declare, or which sentence says what it must be (`engine.mistake.<word>`). */
export type Read =
  | { readonly ok: true; readonly value: unknown }
  | {
      readonly ok: false
      readonly word: 'time' | 'times' | 'labTime' | 'number' | 'portRange' | 'size'
      readonly values: Readonly<Record<string, string | number>>
    }

/** "2 s" is meant as "2s". */
const tight = (text: string): string => text.replaceAll(/\s+/g, '')

export function textOf(setting: Setting, value: unknown): string {
  if (setting.kind === 'durations') return (value as readonly string[]).join(', ')
  if (setting.kind === 'percent') return String(Math.round((value as number) * 1000) / 10)
  return String(value)
}

export function readText(setting: Setting, text: string): Read {
  switch (setting.kind) {
    case 'duration':
      return readTime(text, setting.bounds)
    case 'durations':
      return readTimes(text, setting.bounds)
    case 'labDuration':
      return parseLabDuration(tight(text)).ok ? { ok: true, value: tight(text) } : { ok: false, word: 'labTime', values: {} }
    case 'portRange':
      return parsePortRange(tight(text)).ok ? { ok: true, value: tight(text) } : { ok: false, word: 'portRange', values: {} }
    case 'size':
      return parseWorkSize(tight(text)).ok ? { ok: true, value: tight(text) } : { ok: false, word: 'size', values: {} }
    case 'count':
      return readNumber(text, setting, Number.isInteger)
    case 'percent': {
      const read = readNumber(text, setting, Number.isFinite)
      return read.ok ? { ok: true, value: Math.round(Number(read.value) * 10) / 1000 } : read
    }
    default:
      return { ok: true, value: text }
  }
}

function readTime(text: string, bounds: { readonly min: string; readonly max: string }): Read {
  return parseDurationWithin(tight(text), bounds).ok ? { ok: true, value: tight(text) } : { ok: false, word: 'time', values: bounds }
}

function readTimes(text: string, bounds: { readonly min: string; readonly max: string }): Read {
  const parts = text
    .split(',')
    .map(tight)
    .filter((part) => part !== '')
  const areTimes = parts.length <= 10 && parts.every((part) => parseDurationWithin(part, bounds).ok)
  return areTimes ? { ok: true, value: parts } : { ok: false, word: 'times', values: bounds }
}

function readNumber(text: string, { min, max }: { readonly min: number; readonly max: number }, isRight: (value: number) => boolean): Read {
  const value = Number(text.replace('%', '').replace(',', '.').trim() || Number.NaN)
  return isRight(value) && value >= min && value <= max ? { ok: true, value } : { ok: false, word: 'number', values: { min, max } }
}

/** A duration of a slider as it is declared. */
export const declared = (ms: number): string => formatDuration(ms)
