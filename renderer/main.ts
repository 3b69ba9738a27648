import { createPinia } from 'pinia'
import { createApp } from 'vue'
import { LINE, newLine } from './client/channel'
import { pickChannel } from './client/pick-channel'
import Panel from './shell/Panel.vue'
import { createPanelRouter } from './shell/router'
import { WORDS } from './shell/words'
import './ui/tokens.css'
import { createWords } from './ui/words'

createApp(Panel)
  .provide(LINE, newLine(pickChannel))
  .use(createPinia())
  .use(createWords(WORDS))
  .use(createPanelRouter())
  .mount('#panel')
