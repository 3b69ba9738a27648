/**
 * The few words of the platform that the core may use. Its own tsconfig knows neither Node nor a browser, so whatever is not
 * listed here does not exist in this room: no timers, no clock, no process, no window.
 */
interface AbortSignal {
  readonly aborted: boolean
  readonly reason: unknown
  throwIfAborted(): void
  addEventListener(type: 'abort', listener: () => void, options?: { readonly once?: boolean; readonly signal?: AbortSignal }): void
  removeEventListener(type: 'abort', listener: () => void): void
}

declare const AbortSignal: {
  any(signals: readonly AbortSignal[]): AbortSignal
  abort(reason?: unknown): AbortSignal
}

declare class AbortController {
  readonly signal: AbortSignal
  abort(reason?: unknown): void
}

declare function queueMicrotask(task: () => void): void

declare function structuredClone<Value>(value: Value): Value

declare class TextEncoder {
  encode(text: string): Uint8Array
}
