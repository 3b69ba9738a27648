import type { Unsubscribe } from '../core/clock/clock'
import type { Call, CallAnswers, CallArguments, Topic, TopicArguments, TopicEvents } from './verbs'

/**
 * The seam between a screen and the engine. One screen code, several carriers (HTTP, IPC, in process).
 *
 *   screen                                   engine
 *     | call('list', {kind})                   |   a question and its one answer,
 *     |--------------------------------------->|   or an ApiError with every cause
 *     |<-- {items, resourceVersion: "41"} -----|
 *     | subscribe('watch', {kind, "41"}, ...)  |   everything after 41, in order, each once
 *     |--------------------------------------->|
 *     |<-- ADDED 42, MODIFIED 43, ... ---------|
 *     |<-- ERROR Expired ----------------------|   fell behind: list again, subscribe from there
 *     | unsubscribe()                          |
 *     |--------------------------------------->|   nothing is said after this
 *
 * Reload, reconnect and a late window are the same conversation from its first line. A carrier that breaks ends every
 * subscription with `onEnd`; what had been said stays true, and the listener begins again from the last version it knows.
 */
export interface Channel {
  /** Rejects with `ApiError`. A rejection of reason ServiceUnavailable may be repeated; for writes, look first. */
  call<C extends Call>(verb: C, args: CallArguments<C>): Promise<CallAnswers[C]>
  subscribe<T extends Topic>(topic: T, args: TopicArguments<T>, listener: ChannelListener<TopicEvents[T]>): Unsubscribe
}

export interface ChannelListener<Event> {
  /** In order, never empty. What follows is sent only after this returned: a listener that takes long is told less often, never less. */
  onEvents(events: readonly Event[]): void
  /** Called once, also with an error that ended it; not called after the listener unsubscribed itself. */
  onEnd(error?: unknown): void
}
