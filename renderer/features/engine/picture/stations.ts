import { Container, Database, Eye, ScanSearch, Wrench } from '@lucide/vue'
import type { Component } from 'vue'
import type { JourneyStep } from '../../../../src/contract/journey'

/** Left to right: declared, noticed, acted on, real, and looked over again. Each shares the width of the picture evenly. */
export const STATIONS = ['store', 'watcher', 'controller', 'world', 'reconciler'] as const
export type Station = (typeof STATIONS)[number]

export const STATION_ICONS: Readonly<Record<Station, Component>> = {
  store: Database,
  watcher: Eye,
  controller: Wrench,
  world: Container,
  reconciler: ScanSearch,
}

const WHERE: Readonly<Record<JourneyStep['step'], Station>> = {
  written: 'store',
  noticed: 'watcher',
  taken: 'controller',
  acted: 'world',
  done: 'controller',
  later: 'controller',
  failed: 'controller',
  found: 'reconciler',
}

/** Where a step of a change happens. A lab is in the world from what the controller asks for there until the controller says what came of it. */
export const stationOf = ({ step }: Pick<JourneyStep, 'step'>): Station => WHERE[step]

/** The height of one dot's line. */
export const LANE_REM = 1.1875

/** The middle of a station, in percent of the picture's width. */
export const middleOf = (station: Station): number => (STATIONS.indexOf(station) + 0.5) * (100 / STATIONS.length)
