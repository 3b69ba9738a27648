import { createPinia } from 'pinia'
import { LINE, newLine } from './client/channel'
import { pickChannel } from './client/pick-channel'
import Panel from './shell/Panel.vue'
import { createPanelRouter } from './shell/router'
import { WORDS } from './shell/words'
import './ui/tokens.css'
import { createVisibleApp } from './ui/visible-dom'
import { createWords } from './ui/words'

/** The first screen is drawn once, with its labs, if they come within a blink; nobody waits longer for them. */
const BLINK_MS = 60
await Promise.race([window.earlyLine?.answered, new Promise((resolve) => setTimeout(resolve, BLINK_MS))])

const place = document.querySelector('#panel')
if (place === null) throw new Error('The page has no place for the panel')
createVisibleApp(Panel).provide(LINE, newLine(pickChannel)).use(createPinia()).use(createWords(WORDS)).use(createPanelRouter()).mount(place)
