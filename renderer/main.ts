// First, so that the line is opened while the rest is still being read.
import { earlyChannel } from './client/early-channel'
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import { LINE, newLine } from './client/channel'
import Panel from './shell/Panel.vue'
import { createPanelRouter } from './shell/router'
import { WORDS } from './shell/words'
import './ui/tokens.css'
import { createWords } from './ui/words'

createApp(Panel)
  .provide(LINE, newLine(earlyChannel))
  .use(createPinia())
  .use(createWords(WORDS))
  .use(createPanelRouter())
  .mount('#panel')
