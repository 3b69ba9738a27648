export { visibleText } from '../core/resource/format/invisible'
