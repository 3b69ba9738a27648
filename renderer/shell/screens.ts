import { Activity, ChartGantt, FlaskConical, LayoutTemplate, Settings } from '@lucide/vue'

/** The entries of the navigation, in order; `g` and the letter go there. */
export const SCREENS = [
  { name: 'labs', icon: FlaskConical, keys: 'g l' },
  { name: 'timelines', icon: ChartGantt, keys: 'g t' },
  { name: 'engine', icon: Activity, keys: 'g e' },
  { name: 'templates', icon: LayoutTemplate, keys: 'g v' },
  { name: 'settings', icon: Settings, keys: 'g s' },
] as const
