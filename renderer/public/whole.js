// Chromium breaks off what it is loading whenever a network of the machine comes or goes, as Docker's do with labs: the page would stay empty.
// So it is loaded anew, a few times, until all of it is there. A file of its own, before everything else: nothing may stand inline.
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
