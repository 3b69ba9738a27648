import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import { useNow } from '../../ui/now'
import { useResources } from '../../client/resources'
import { useMessages } from '../../ui/i18n'
import { useThrottled } from './lanes/throttled'
import { laneOf } from './lanes/lane'
import { countLanes, listLanes } from './lanes/lane-list'
import type { Filter, Order } from './lanes/lane-list'
import { brushed, lessonBounds, pannedBy, revealed, startBounds, WHOLE, windowOf, zoomed, zoomedAt } from './time/shown-time'
import type { ShownTime } from './time/shown-time'
import { longestStart, summaryOf } from './lanes/summary'
import { spanOf } from './time/time-window'

/** `start`: every lane laid side by side at its own beginning. */
export type Axis = 'clock' | 'start'

/** Which lanes and which time; kept while a person looks at a lab and comes back. */
export const useTimelines = defineStore('timelines', () => {
  const lists = chooseLanes()
  return { ...lists, ...chooseTime(lists), isTable: shallowRef(false), activeKey: shallowRef<string>() }
})

/** While a whole class starts, lanes are drawn anew this often; nobody reads faster. */
const PAUSE_MS = 250

function chooseLanes() {
  const resources = useResources()
  const { locale } = useMessages()
  const labs = useThrottled(() => resources.labs, PAUSE_MS)
  const gone = useThrottled(() => resources.deletedLabs, PAUSE_MS)
  const filter = shallowRef<Filter>('all')
  const order = shallowRef<Order>('declared')
  const text = shallowRef('')
  const withGone = shallowRef(false)
  /** Deleted while this is looked at: for a moment there are both, the lab and its record; the record is the newer truth. */
  const lanes = computed(() => {
    const all = [...labs.value.values(), ...(withGone.value ? gone.value.values() : [])].map(laneOf)
    return [...new Map(all.map((lane) => [lane.key, lane])).values()]
  })
  const listed = computed(() =>
    listLanes(lanes.value, { filter: filter.value, order: order.value, text: text.value, language: locale.value }),
  )
  const counts = computed(() => countLanes(lanes.value))
  const summary = computed(() => summaryOf(listed.value))
  return { filter, order, text, withGone, lanes, listed, counts, summary }
}

function chooseTime({ lanes, listed, filter }: Pick<ReturnType<typeof chooseLanes>, 'lanes' | 'listed' | 'filter'>) {
  const clock = useNow()
  const axis = shallowRef<Axis>('clock')
  const shown = shallowRef<ShownTime>(WHOLE)
  /** Read anew with every tick and with every change, so that nothing lies right of the now-line. */
  const now = computed(() => Math.max(Number(lanes.value.length > 0 && clock.read()), clock.now))
  const first = computed(() =>
    lanes.value.reduce<number | undefined>((least, { declaredAt }) => Math.min(least ?? declaredAt, declaredAt), undefined),
  )
  const bounds = computed(() =>
    axis.value === 'clock' ? lessonBounds(first.value, now.value) : startBounds(longestStart(listed.value, now.value)),
  )
  const window = computed(() => windowOf(shown.value, bounds.value, now.value))
  const follows = computed(() => axis.value === 'clock' && shown.value.kind !== 'fixed')

  function look(next: ShownTime, along: Axis = axis.value): void {
    axis.value = along
    shown.value = next
  }
  return {
    axis,
    shown,
    now,
    bounds,
    window,
    follows,
    look,
    /** Starts are compared side by side; everything else by the clock. */
    choose(next: Filter): void {
      if (next === 'slowest') look(WHOLE, 'start')
      else if (filter.value === 'slowest') look(WHOLE, 'clock')
      filter.value = next
    },
    zoom: (factor: number) => look(zoomed(shown.value, { window: window.value, bounds: bounds.value, factor, follows: follows.value })),
    zoomAt: (at: number, factor: number) => look(zoomedAt(window.value, bounds.value, at, factor)),
    pan: (part: number) => look(pannedBy(window.value, bounds.value, part * spanOf(window.value))),
    brush: (a: number, b: number) => look(brushed(a, b, bounds.value)),
    reveal: (at: number) => look(revealed(shown.value, window.value, bounds.value, at)),
    follow: () => look(axis.value === 'clock' ? { kind: 'now', span: spanOf(window.value) } : WHOLE, 'clock'),
  }
}

export type Timelines = ReturnType<typeof useTimelines>
