import type { Page } from 'playwright'
import type { StrangersLabs } from './bridge'

/** In the page. */
declare const labs: StrangersLabs

export interface WantedLab {
  readonly name: string
  readonly template?: string
  readonly endsAt?: string
  readonly environment?: Readonly<Record<string, string>>
}

/** True: acknowledged. */
export async function createLab(page: Page, { name, template = 'sample-lab', ...spec }: WantedLab): Promise<boolean> {
  const { answer } = await page.evaluate((object) => labs.call('create', { kind: 'LabInstance', object }), {
    metadata: { name },
    spec: { template, studentEmail: 'ada@example.com', ...spec },
  })
  return answer !== undefined
}

export interface ListedLab {
  readonly metadata: { readonly name: string; readonly uid: string }
  readonly status: { readonly state: string; readonly endpoint?: string }
}

export async function listLabs(page: Page): Promise<readonly ListedLab[]> {
  const { answer } = await page.evaluate(() => labs.call('list', { kind: 'LabInstance' }))
  return (answer as unknown as { items: ListedLab[] }).items
}

/** Each change after it began to listen is looked at, and so is what was there before: nothing is missed, and nobody sleeps. */
export async function allInState(page: Page, states: readonly string[], names: readonly string[]): Promise<void> {
  await page.evaluate(
    ([wanted, whom]) =>
      new Promise<void>((resolve) => {
        const look = async (): Promise<void> => {
          const { answer } = await labs.call('list', { kind: 'LabInstance' })
          const items = (answer as unknown as { items: ListedLab[] }).items
          if (whom.every((name) => items.some(({ metadata, status }) => metadata.name === name && wanted.includes(status.state)))) resolve()
        }
        labs.subscribe('watch', { kind: 'LabInstance' }, () => void look())
        void look()
      }),
    [states, names] as const,
  )
}

interface Loop {
  readonly name: string
  readonly iterations: number
}

/** How often the reconciler looked. */
export async function reconciles(page: Page): Promise<number> {
  const { answer } = await page.evaluate(() => labs.call('engine', {}))
  return (answer as unknown as { loops: Loop[] }).loops.find(({ name }) => name === 'reconciler')?.iterations ?? 0
}

/** The reconciler looks each second from now on. */
export async function hurryReconciler(page: Page): Promise<void> {
  const { error } = await page.evaluate(() =>
    labs.call('patch', { kind: 'EngineSettings', name: 'default', type: 'merge', patch: { spec: { reconcile: { interval: '1s' } } } }),
  )
  if (error !== undefined) throw new Error(error.message)
}
