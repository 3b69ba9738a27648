export type { Notice } from '../core/events/notice'
