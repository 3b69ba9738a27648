import { COUNTER_DEFINITIONS, DURATION_DEFINITIONS, GAUGE_DEFINITIONS, RATIO_DEFINITIONS } from '../../../../../src/contract/words'
import type { Metric } from '../metric-list'

const definitions = { ...COUNTER_DEFINITIONS, ...DURATION_DEFINITIONS, ...GAUGE_DEFINITIONS, ...RATIO_DEFINITIONS }

export const en = {
  metrics: {
    text: 'Read every 2 s since this page was opened, five minutes are kept. Large: as it stands. Line and small number: how it went.',
    chart: 'Charts',
    table: 'Table',
    view: 'Charts or table',
    perSecond: '{rate} per s',
    recently: 'recently {time}',
    name: 'Name',
    meaning: 'Meaning',
    now: 'Now',
    recent: 'Recently',
    most: 'Most',
    none: 'none yet',
    failed: 'The measurements cannot be read right now: {message}',
  },
  // What a number means, as every scraper reads it. The name itself is a promise to every dashboard and is never translated.
  help: Object.fromEntries(Object.entries(definitions).map(([name, { help }]) => [name, help])) as Readonly<Record<Metric['name'], string>>,
}
