export interface LabsReply {
  readonly answer?: { readonly resourceVersion?: string } & Readonly<Record<string, unknown>>
  readonly error?: { readonly message: string; readonly code: number }
}

/** The page's bridge as a stranger sees it: anything can be asked through it. A spec declares `labs` with it and asks in the page. */
export interface StrangersLabs {
  call(verb: unknown, args: unknown): Promise<LabsReply>
  subscribe(topic: string, args: unknown, hear: (...heard: unknown[]) => void): () => void
}
