export type { Notice } from '../core/events/notice'
export { takesBack } from '../core/events/notice'
