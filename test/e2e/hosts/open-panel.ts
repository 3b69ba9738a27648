import type { Page } from 'playwright'
import type { Call, CallAnswers, CallArguments } from '../../../src/contract/verbs'
import type { PageFaults } from './page-faults'

export interface OpenOptions {
  readonly provisioner?: 'docker' | 'simulated'
  readonly dockerHost?: string
  readonly viewport?: { readonly width: number; readonly height: number }
  /** As this person has it: kept in the browser, `labs.<name>`. */
  readonly choices?: Readonly<Record<string, string>>
}

/** The panel, open in front of a spec, whoever hosts it. */
export interface OpenPanel {
  /** Another one after `crashPage`. */
  readonly page: Page
  readonly dataDir: string
  readonly faults: PageFaults
  /** Asks the engine past the screen: to prepare a spec, and to see whether the screen tells the truth. */
  ask<C extends Call>(verb: C, args: CallArguments<C>): Promise<CallAnswers[C]>
  /** Where the page lives, without its hash. */
  readonly address: string
  /** The address that this opens beside the panel: a new tab, or on the desktop the person's browser. */
  opened(act: () => Promise<unknown>): Promise<string>
  /** As F5. */
  reload(): Promise<void>
  /** As a renderer's crash leaves it, and back. */
  crashPage(): Promise<void>
  /** Ends host and page; the labs' fate is the spec's. */
  close(): Promise<void>
}

export interface PanelHost {
  readonly name: string
  open(options?: OpenOptions): Promise<OpenPanel>
}

export const VIEWPORT = { width: 1280, height: 800 } as const
/** English, so that specs find things by their names. */
export const CHOICES = { language: 'en', theme: 'dark' } as const
export const PATIENCE_MS = 20_000
