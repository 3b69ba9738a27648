export interface Rectangle {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface WindowState {
  readonly bounds: Rectangle
  readonly isMaximized: boolean
}

export const SMALLEST = { width: 940, height: 600 } as const
const USUAL = { width: 1320, height: 860 } as const

/**
 * Where the window opens: as it was left, if that is still on a screen; else on the nearest screen there is (a projector was unplugged),
 * never larger than that, and never where nobody can reach its title bar. Areas are what the desktop leaves free; never empty.
 */
export function boundsToOpen(saved: Rectangle | undefined, areas: readonly [Rectangle, ...Rectangle[]]): Rectangle {
  const area = saved === undefined ? areas[0] : nearest(saved, areas)
  const wanted = saved ?? USUAL
  const width = Math.min(area.width, Math.max(wanted.width, SMALLEST.width))
  const height = Math.min(area.height, Math.max(wanted.height, SMALLEST.height))
  const x = saved?.x ?? area.x + Math.round((area.width - width) / 2)
  const y = saved?.y ?? area.y + Math.round((area.height - height) / 2)
  return { x: within(x, area.x, area.x + area.width - width), y: within(y, area.y, area.y + area.height - height), width, height }
}

function nearest(saved: Rectangle, areas: readonly [Rectangle, ...Rectangle[]]): Rectangle {
  return areas.reduce((best, area) => (overlap(saved, area) > overlap(saved, best) ? area : best), areas[0])
}

/** Area in common. */
function overlap(one: Rectangle, other: Rectangle): number {
  const width = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x)
  const height = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y)
  return width > 0 && height > 0 ? width * height : 0
}

function within(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), Math.max(least, most))
}

/** What was kept, if it can be believed: the file is anybody's to edit. */
export function readWindowState(text: string): WindowState | undefined {
  try {
    const { bounds, isMaximized } = JSON.parse(text) as Partial<WindowState>
    if (bounds === undefined || ![bounds.x, bounds.y, bounds.width, bounds.height].every((each) => Number.isSafeInteger(each)))
      return undefined
    return { bounds: { x: bounds.x, y: bounds.y, width: bounds.width, height: bounds.height }, isMaximized: isMaximized === true }
  } catch {
    return undefined
  }
}
