import uPlot from 'uplot'
import 'uplot/dist/uPlot.min.css'
import { WINDOW_MS } from './usage-readings'

export interface ChartLook {
  /** Name of a colour of the panel. */
  readonly color: string
  /** A line that cannot be passed; undefined: none. */
  readonly limit: number | undefined
  /** The scale's end is never below this. */
  readonly least: number
  readonly say: (value: number) => string
  /** Wall clock ms. */
  readonly time: (at: number) => string
}

export interface UsageChart {
  show(data: [number[], (number | null)[]], look: ChartLook): void
  dispose(): void
}

const HEIGHT_REM = 7.5
const AXIS_REM = 4

/** A small chart of the last five minutes, as wide as its box. Made anew when its look changes, redrawn when only numbers do. */
export function createUsageChart(box: HTMLElement): UsageChart {
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
  const color = (name: string): string => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim()
  let chart: uPlot | undefined
  let look: ChartLook
  const top = (): number => Math.max(look.least, look.limit ?? 0)
  const options = (): uPlot.Options => ({
    width: Math.max(box.clientWidth, 1),
    height: HEIGHT_REM * rem,
    legend: { show: false },
    cursor: { show: false },
    scales: {
      x: { range: (_, __, newest) => [newest - WINDOW_MS / 1000, newest] },
      y: { range: (_, __, most) => [0, Math.max(most, top()) * 1.05] },
    },
    axes: [
      {
        stroke: color('muted'),
        grid: { show: false },
        ticks: { show: false },
        font: `${0.75 * rem}px system-ui`,
        size: 2 * rem,
        gap: 0.75 * rem,
        values: (_, times) => times.map((at) => look.time(at * 1000)),
        space: 5 * rem,
      },
      {
        stroke: color('muted'),
        grid: { stroke: color('line'), width: 1 },
        ticks: { show: false },
        font: `${0.75 * rem}px system-ui`,
        size: AXIS_REM * rem,
        values: (_, values) => values.map((value) => look.say(value)),
        space: 2 * rem,
      },
    ],
    series: [{}, { stroke: color(look.color), width: 2, points: { show: false }, spanGaps: false }],
    hooks: { draw: [(drawn) => drawLimit(drawn, look.limit, color('danger'))] },
  })
  const sizes = new ResizeObserver(() => {
    if (box.clientWidth > 0) chart?.setSize({ width: box.clientWidth, height: HEIGHT_REM * rem })
  })
  sizes.observe(box)
  return {
    show(data, next) {
      look = next
      if (chart === undefined) chart = new uPlot(options(), data, box)
      else chart.setData(data)
    },
    dispose() {
      sizes.disconnect()
      chart?.destroy()
    },
  }
}

function drawLimit({ ctx, bbox, valToPos }: uPlot, limit: number | undefined, stroke: string): void {
  if (limit === undefined) return
  const y = valToPos(limit, 'y', true)
  ctx.save()
  ctx.strokeStyle = stroke
  ctx.lineWidth = devicePixelRatio
  ctx.setLineDash([4 * devicePixelRatio, 4 * devicePixelRatio])
  ctx.beginPath()
  ctx.moveTo(bbox.left, y)
  ctx.lineTo(bbox.left + bbox.width, y)
  ctx.stroke()
  ctx.restore()
}
