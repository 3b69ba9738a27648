import type { Point } from './series'

/** The place of a small chart; its line is drawn from the left, `slots` points wide, the newest at the right. */
export interface SparkSize {
  readonly width: number
  readonly height: number
  readonly slots: number
}

/** From 0, so that a small wobble does not look like a storm. */
export const topOf = (points: readonly Point[]): number => Math.max(0, ...points.filter((point) => point !== undefined))

/** SVG path data; holes stay holes, a single point between two is a short dash. */
export function sparkPath(points: readonly Point[], { width, height, slots }: SparkSize): string {
  const top = topOf(points) || 1
  const left = slots - points.length
  const x = (index: number): string => (((left + index) / Math.max(1, slots - 1)) * width).toFixed(1)
  const y = (point: number): string => (height - (point / top) * height).toFixed(1)
  return points.map((point, index) => draw(point, points[index - 1], `${x(index)} ${point === undefined ? '' : y(point)}`)).join('')
}

function draw(point: Point, before: Point, place: string): string {
  if (point === undefined) return ''
  return before === undefined ? `M${place}h0.1` : `L${place}`
}
