export type { JourneyStep } from '../core/events/journey-step'
