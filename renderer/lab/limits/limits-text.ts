import { memoryText } from './memory'

type Translate = (key: string, values?: Readonly<Record<string, unknown>>) => string

/** "0.5 CPU, 512 MiB memory, 256 processes" */
export function limitsText(
  limits: { readonly cpu: number; readonly memoryBytes: number; readonly pids: number },
  t: Translate,
  language: string,
): string {
  const number = new Intl.NumberFormat(language, { useGrouping: false })
  return [
    t('lab.limits.value.cpu', { count: number.format(limits.cpu) }),
    t('lab.limits.value.memory', { size: memoryText(limits.memoryBytes, language) }),
    t('lab.limits.value.pids', { count: number.format(limits.pids) }),
  ].join(', ')
}
