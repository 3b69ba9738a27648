// What happens before the panel itself is read. A file of its own, as it stands: nothing may be inline, and what is bundled waits for all of it.

// Chromium breaks off what it is loading whenever a network of the machine comes or goes, as Docker's do with labs: the page would stay empty.
// So it is loaded anew, a few times, until all of it is there.
{
  const MOST_TRIES = 5
  const KEY = 'labs.loadAgain'
  const tries = Number(sessionStorage.getItem(KEY) ?? 0)
  let isWhole = true
  const again = ({ target }) => {
    if (target === window || !isWhole) return
    isWhole = false
    if (tries >= MOST_TRIES) return
    sessionStorage.setItem(KEY, tries + 1)
    setTimeout(() => location.reload(), 300 * (tries + 1))
  }
  addEventListener('error', again, true)
  // From here on a person works in it: nothing is loaded anew under their hands.
  addEventListener('load', () => {
    removeEventListener('error', again, true)
    if (isWhole) sessionStorage.removeItem(KEY)
  })
}

// The one-time link led here with the key of this session. It is kept for this very port, where no lab can read it, and leaves the address bar.
{
  const [, key] = /^#key=([\w-]+)$/.exec(location.hash) ?? []
  if (key !== undefined) {
    localStorage.setItem('labs.key', key)
    history.replaceState(null, '', '/')
  }
}

// The connection to the engine, with the list that the first screen shows already asked for: both are there by the time that the panel has been read.
// On the desktop the bridge is the connection.
if (window.labs === undefined) {
  const kind = 'LabInstance'
  const socket = new WebSocket(`${location.origin.replace(/^http/, 'ws')}/channel?list=${kind}`, [
    'labs',
    `key.${localStorage.getItem('labs.key') ?? ''}`,
  ])
  const received = []
  const answered = new Promise((resolve) => {
    socket.onclose = resolve
    socket.onmessage = ({ data }) => resolve(received.push(data))
  })
  window.earlyConnection = { socket, kind, received, answered }
}
