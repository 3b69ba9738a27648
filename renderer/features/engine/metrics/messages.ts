import type { Translation } from '../../../ui/i18n'

const en = {
  metrics: {
    text: 'Read every 2 s since this page was opened, five minutes are kept. Large: as it stands. Line and small number: how it went.',
    chart: 'Charts',
    table: 'Table',
    view: 'Charts or table',
    perSecond: '{rate} per s',
    recently: 'recently {time}',
    name: 'Name',
    meaning: 'Meaning',
    now: 'Now',
    recent: 'Recently',
    most: 'Most',
    none: 'none yet',
    failed: 'The measurements cannot be read right now: {message}',
  },
}

const de: Translation<typeof en> = {
  metrics: {
    text: 'Alle 2 s gelesen, seit diese Seite offen ist; fünf Minuten werden gezeigt. Groß: der Stand. Linie und kleine Zahl: der Verlauf.',
    chart: 'Kurven',
    table: 'Tabelle',
    view: 'Kurven oder Tabelle',
    perSecond: '{rate} je s',
    recently: 'zuletzt {time}',
    name: 'Name',
    meaning: 'Bedeutung',
    now: 'Jetzt',
    recent: 'Zuletzt',
    most: 'Höchstens',
    none: 'noch keine',
    failed: 'Die Messwerte sind gerade nicht zu lesen: {message}',
  },
}

const fr: Translation<typeof en> = {
  metrics: {
    text: 'Lues toutes les 2 s depuis l’ouverture de cette page, cinq minutes sont conservées. En grand : l’état actuel. Ligne et petit nombre : l’évolution.',
    chart: 'Courbes',
    table: 'Tableau',
    view: 'Courbes ou tableau',
    perSecond: '{rate} par s',
    recently: 'récemment {time}',
    name: 'Nom',
    meaning: 'Signification',
    now: 'Actuel',
    recent: 'Récent',
    most: 'Maximum',
    none: 'aucune encore',
    failed: 'Les mesures ne peuvent pas être lues pour l’instant : {message}',
  },
}

export const metricMessages = { en, de, fr }
