export { EACH_UNSEEN, visibleOutput, visibleText } from '../core/resource/format/invisible'
