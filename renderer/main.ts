import { createPinia } from 'pinia'
import { CONNECTION, createConnection } from './client/connection'
import { pickChannel } from './client/pick-channel'
import Panel from './shell/Panel.vue'
import { createPanelRouter } from './shell/router'
import { FIRST_MESSAGES } from './shell/panel-messages'
import './ui/tokens.css'
import { createVisibleApp } from './ui/visible-dom'
import { createPanelI18n } from './ui/i18n'

/** The first screen is drawn once, in the language of who reads it, and with its labs if they come within a blink; nobody waits longer for them. */
const BLINK_MS = 60
const [i18n] = await Promise.all([
  createPanelI18n(FIRST_MESSAGES),
  Promise.race([window.earlyConnection?.answered, new Promise((resolve) => setTimeout(resolve, BLINK_MS))]),
])

const place = document.querySelector('#panel')
if (place === null) throw new Error('The page has no place for the panel')
createVisibleApp(Panel)
  .provide(CONNECTION, createConnection(pickChannel))
  .use(createPinia())
  .use(i18n)
  .use(createPanelRouter())
  .mount(place)
