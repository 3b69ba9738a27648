const BASE = '/apis/lab.neuroglia.com/v1'
const COLLECTION = `${BASE}/namespaces/student-labs/labinstances`
const STATES = {
  pending: '○ Waiting', provisioning: '◐ Starting', ready: '● Ready', completed: '✓ Completed',
  expired: '⏱ Time is over', failed: '✕ Failed', deleting: '◌ Being deleted', deleted: '◌ Deleted',
}
const labs = new Map()
const element = (id) => document.getElementById(id)
const say = (text) => { element('message').textContent = text }
const keyOf = ({ metadata }) => `${metadata.namespace}/${metadata.name}`

function node(name, text, members = {}) {
  return Object.assign(document.createElement(name), { textContent: text, ...members })
}

function timeLeft({ status }) {
  if (status?.state !== 'ready') return ''
  if (!status.expiresAt) return 'no end'
  const minutes = Math.max(0, Math.ceil((Date.parse(status.expiresAt) - Date.now()) / 60_000))
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}

function cell(...children) {
  const td = document.createElement('td')
  td.append(...children)
  return td
}

function linkTo(endpoint) {
  if (!endpoint || !/^https?:\/\//.test(endpoint)) return ''
  return node('a', 'Open', { href: endpoint, target: '_blank', rel: 'noopener noreferrer' })
}

function row(lab) {
  const { metadata, spec, status = {} } = lab
  const tr = document.createElement('tr')
  const remove = node('button', 'Delete', { type: 'button', onclick: () => deleteLab(lab) })
  remove.setAttribute('aria-label', `Delete ${metadata.name}`)
  const state = metadata.deletionTimestamp ? STATES.deleting : STATES[status.state] ?? status.state ?? ''
  tr.append(
    cell(metadata.name),
    cell(spec.studentName ?? spec.studentEmail),
    cell(node('div', state, { className: `state state-${status.state}` }), node('div', status.message ?? '', { className: 'quiet' })),
    cell(status.state === 'ready' ? linkTo(status.endpoint) : ''),
    cell(node('span', timeLeft(lab), { className: 'left' })),
    cell(remove),
  )
  return tr
}

function show() {
  const sorted = [...labs.values()].sort((a, b) => keyOf(a).localeCompare(keyOf(b)))
  element('labs').replaceChildren(...sorted.map(row))
  element('empty').hidden = sorted.length > 0
}

async function ask(path, options = {}) {
  const response = await fetch(path, { ...options, headers: { 'Content-Type': 'application/json' } })
  if (response.ok) return response
  const status = await response.json()
  throw new Error(status.details?.causes?.map(({ field, message }) => `${field}: ${message}`).join('\n') || status.message)
}

async function deleteLab({ metadata }) {
  if (!confirm(`Delete the lab "${metadata.name}"? Its container and volume are removed.`)) return
  const preconditions = { uid: metadata.uid }
  await ask(`${BASE}/namespaces/${metadata.namespace}/labinstances/${metadata.name}`, { method: 'DELETE', body: JSON.stringify({ preconditions }) })
    .then(() => say(''), (error) => say(error.message))
}

element('new').addEventListener('submit', async (event) => {
  event.preventDefault()
  const { name, studentEmail } = Object.fromEntries(new FormData(event.target))
  const lab = { apiVersion: 'lab.neuroglia.com/v1', kind: 'LabInstance', metadata: { name }, spec: { template: 'sample-lab', studentEmail } }
  await ask(COLLECTION, { method: 'POST', body: JSON.stringify(lab) })
    .then(() => { say(''); event.target.reset() }, (error) => say(error.message))
})

function apply({ type, object }) {
  if (type === 'ERROR') throw new Error(object.message)
  if (type === 'DELETED') labs.delete(keyOf(object))
  else if (type !== 'BOOKMARK') labs.set(keyOf(object), object)
}

async function* linesOf(body) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader()
  let rest = ''
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return
    const lines = (rest + value).split('\n')
    rest = lines.pop()
    yield* lines
  }
}

/** Each turn begins with everything there is, so a reload, a broken line and a version too old are one case. */
async function follow() {
  const { body } = await ask(`${BASE}/labinstances?watch=1`)
  labs.clear()
  show()
  say('')
  for await (const line of linesOf(body)) {
    apply(JSON.parse(line))
    show()
  }
}

setInterval(show, 30_000)
for (;;) {
  await follow().catch((error) => say(`The connection is gone; trying again. ${error.message}`))
  await new Promise((resolve) => setTimeout(resolve, 2000))
}
