import { STORE_MUTANTS } from './store-mutants.mjs'
import { ARCHIVE_MUTANTS } from './archive-mutants.mjs'
import { FOLDER_MUTANTS } from './folder-mutants.mjs'
import { ACCESS_MUTANTS } from './access-mutants.mjs'
import { REMOVAL_MUTANTS } from './removal-mutants.mjs'

/**
 * What must not be removed without a spec noticing: each line here takes one guard away. `specs` are the files that must turn red.
 *
 * @typedef {{ name: string, file: string, find: string, replace: string, specs: string[] }} Mutant
 * @type {readonly Mutant[]}
 */
export const MUTANTS = [
  ...STORE_MUTANTS,
  {
    name: 'a status is written to whoever has the name now',
    file: 'src/core/controller/status-writer.ts',
    find: 'current.metadata.uid === decidedOn.metadata.uid && ',
    replace: '',
    specs: ['test/unit/controller/status-writer'],
  },
  {
    name: 'a container is ours whatever lab its label names',
    file: 'src/provisioners/docker/container/ownership.ts',
    find: ' || candidate.labels[LABEL.uid] !== lab.uid',
    replace: '',
    specs: ['test/unit/docker/container/ownership'],
  },
  {
    name: 'a short container id is good enough',
    file: 'src/provisioners/docker/container/ownership.ts',
    find: '/^[0-9a-f]{64}$/',
    replace: '/^[0-9a-f]+$/',
    specs: ['test/unit/docker/container/ownership'],
  },
  {
    name: 'any Host header is welcome',
    file: 'src/hosts/headless/http/request-guard.ts',
    find: "return ownHosts(port).includes(hosts[0] ?? '') ? undefined",
    replace: 'return hosts.length > 0 ? undefined',
    specs: ['test/unit/headless/request-guard', 'test/faults/http-access', 'test/faults/http-rebinding'],
  },
  {
    name: 'any token opens the door',
    file: 'src/hosts/headless/http/access.ts',
    find: 'return timingSafeEqual(digest(candidate), this.#digest)',
    replace: 'return timingSafeEqual(this.#digest, this.#digest)',
    specs: ['test/unit/headless/access', 'test/faults/http-access'],
  },
  {
    name: 'a call to Docker may take for ever',
    file: 'src/provisioners/docker/daemon/deadline.ts',
    find: 'clock.after(limits.deadlineMs,',
    replace: 'clock.after(limits.deadlineMs * 1e6,',
    specs: ['test/faults/docker-silence'],
  },
  {
    name: 'a container that is gone is no drift',
    file: 'src/core/plan/drift.ts',
    find: "return { type: 'missing' }",
    replace: 'return undefined',
    specs: ['test/unit/reconciler/find', 'test/unit/reconciler/reconciler'],
  },
  {
    name: 'that nothing was left of a lab is not told',
    file: 'src/core/controller/teardown-actions.ts',
    find: 'gone === undefined ? undefined : lossAtRemoval(run.lab, work, gone)',
    replace: 'gone === undefined || work !== null ? undefined : lossAtRemoval(run.lab, work, gone)',
    specs: ['test/story/work-of-a-lab'],
  },
  {
    name: 'what was taken away at the end of a lab counts as an empty folder',
    file: 'src/core/controller/teardown-actions.ts',
    find: 'gone !== undefined && hadAnything(run.lab) ? lossOf(run.lab, gone) : undefined',
    replace: 'gone !== undefined && work === null ? lossOf(run.lab, gone) : undefined',
    specs: ['test/story/work-of-a-lab'],
  },
  {
    name: 'what was found and could not be kept is forgotten when it is gone',
    file: 'src/core/controller/teardown-actions.ts',
    find: ' || NOT_IN_SAFETY.has(blocked)',
    replace: '',
    specs: ['test/story/work-of-a-lab'],
  },
  {
    name: 'the record is let go before the container is',
    file: 'src/core/controller/teardown-actions.ts',
    find: 'const left = await this.#remove(run)',
    replace: 'await this.#dropFinalizer(run.lab)\n      const left = await this.#remove(run)',
    specs: ['test/story/life-of-a-lab', 'test/story/faults-between'],
  },
  {
    name: 'a lab expires one interval early',
    file: 'src/core/controller/decide/ready.ts',
    find: 'expiresAt !== undefined && expiresAt <= now',
    replace: 'expiresAt !== undefined && expiresAt - view.settings.reconcile.intervalMs <= now',
    specs: ['test/unit/controller/decide', 'test/story/life-of-a-lab'],
  },
  {
    name: 'a key is handed to two workers',
    file: 'src/core/queue/work-queue.ts',
    find: 'if (this.#hand.has(key)) {',
    replace: 'if (this.#hand.has(key) && this.#isShutDown) {',
    specs: ['test/unit/queue'],
  },
  {
    name: 'what a run brings that was timed out is still written',
    file: 'src/core/controller/provision-actions.ts',
    find: 'run.signal.throwIfAborted()',
    replace: 'void run.signal',
    specs: ['test/story/faults-between'],
  },
  ...ARCHIVE_MUTANTS,
  ...FOLDER_MUTANTS,
  ...REMOVAL_MUTANTS,
  ...ACCESS_MUTANTS,
  {
    name: "the panel is not built again when the engine's words changed",
    file: 'src/hosts/stale.mjs',
    find: "'src/contract', 'src/core']",
    replace: "'src/contract']",
    specs: ['test/unit/hosts'],
  },
  {
    name: 'what comes to the dev server from anywhere goes on as the engine’s own',
    file: 'src/hosts/dev.mjs',
    find: 'if (host !== ownHost || (',
    replace: 'if (host === undefined || (',
    specs: ['test/e2e/dev'],
  },
  {
    name: 'what ended is never brought into safety',
    file: 'src/core/controller/decide/ended.ts',
    find: "isToBeCollected(lab) ? { do: 'collect' } : ",
    replace: "isToBeCollected(lab) && now < 0 ? { do: 'collect' } : ",
    specs: ['test/unit/controller/decide'],
  },
  {
    name: 'a lab that was looked at after its end is not collected',
    file: 'src/core/controller/decide/ended.ts',
    find: 'if (isRunning(view)) return stopped(view)',
    replace: 'if (view.observation !== undefined) return isRunning(view) ? stopped(view) : rest()',
    specs: ['test/unit/controller/decide'],
  },
  {
    name: "the one-time link is in the browser's arguments",
    file: 'src/hosts/headless/main.ts',
    find: 'openBrowser(page.address)',
    replace: 'openBrowser(newLink())',
    specs: ['test/faults/serve-opened'],
  },
  {
    name: 'the page with the link stays when the link was used',
    file: 'src/hosts/headless/http/access.ts',
    find: '    known.onDidUse()\n',
    replace: '',
    specs: ['test/unit/headless/link-page'],
  },
  {
    name: "a deleted lab's passwords are kept in its record",
    file: 'src/core/resource/deleted-lab.ts',
    find: '.map((name) => [name, KEPT_OUT])',
    replace: '.map((name) => [name, spec.environment?.[name] ?? KEPT_OUT])',
    specs: ['test/unit/controller/deleted-labs'],
  },
  {
    name: 'signs that nobody sees stay unseen',
    file: 'src/core/resource/format/invisible.ts',
    find: 'return text.replace(ALL, sign)',
    replace: 'return ALL.source === sign.name ? sign(text) : text',
    specs: ['test/unit/resource/invisible', 'test/unit/panel/lab-details/log'],
  },
  {
    name: 'a name may turn the text beside it round',
    file: 'src/core/resource/format/names.ts',
    find: 'return hasInvisible(text) ? [',
    replace: "return hasInvisible('') ? [",
    specs: ['test/unit/resource/names'],
  },
  {
    name: 'a switch with a slash is a path on Windows too',
    file: 'electron/main/decide/refused-switches.ts',
    find: '(?:--?|\\/)',
    replace: '--?',
    specs: ['test/unit/electron/decide'],
  },
  {
    name: 'a switch written with underscores is another one',
    file: 'electron/main/decide/refused-switches.ts',
    find: ".replaceAll('_', '-')",
    replace: '',
    specs: ['test/unit/electron/decide'],
  },
  {
    name: 'text may be assigned as markup',
    file: 'src/hosts/panel/security-headers.ts',
    find: "\"require-trusted-types-for 'script'\", 'trusted-types vue', ",
    replace: '',
    specs: ['test/unit/panel/content-policy'],
  },
  {
    name: 'a page opens as many others as it likes',
    file: 'electron/main/decide/external-link-policy.ts',
    find: 'length < MAX_EXTERNAL',
    replace: 'length >= 0',
    specs: ['test/unit/electron/decide'],
  },
  {
    name: 'a refused connection waits for its client to close',
    file: 'src/hosts/headless/http/connections.ts',
    find: 'const timer = setTimeout(() => socket.destroy(), LAST_WORD_MS)',
    replace: 'const timer = setTimeout(() => undefined, LAST_WORD_MS)',
    specs: ['test/unit/headless/connections'],
  },
  {
    name: 'strangers may be as many as like to',
    file: 'src/hosts/headless/http/connections.ts',
    find: 'while (this.#strange > this.#maxUnauthenticated) this.#dropOne()',
    replace: '',
    specs: ['test/unit/headless/connections'],
  },
  {
    name: 'who has shown who they are is pushed out like a stranger',
    file: 'src/hosts/headless/http/connections.ts',
    find: '  know(socket: Socket): void {\n    this.#removeStranger(socket)\n',
    replace: '  know(socket: Socket): void {\n    void socket\n',
    specs: ['test/unit/headless/connections'],
  },
  {
    name: 'one address pushes out another',
    file: 'src/hosts/headless/http/connections.ts',
    find: 'if (same.size > (most?.size ?? 0)) most = same',
    replace: 'most ??= same',
    specs: ['test/unit/headless/connections'],
  },
  {
    name: 'a line is written to whether it is read or not',
    file: 'src/hosts/headless/channel/outbox.ts',
    find: 'unreadBytes() < MOST_UNREAD_BYTES',
    replace: 'unreadBytes() >= 0',
    specs: ['test/unit/headless/outbox'],
  },
  {
    name: 'who never reads keeps its line',
    file: 'src/hosts/headless/channel/outbox.ts',
    find: 'clock.after(UNREAD_MS,',
    replace: 'clock.after(UNREAD_MS * 1e6,',
    specs: ['test/unit/headless/outbox'],
  },
  {
    name: 'a refusal of Docker is read to its end',
    file: 'src/provisioners/docker/daemon/refused-answer.ts',
    find: '    if (size >= LONGEST_BODY) break\n',
    replace: '',
    specs: ['test/faults/docker-bounds'],
  },
  {
    name: 'every stranger is looked at in every pass',
    file: 'src/provisioners/docker/lab/list-labs.ts',
    find: '  else context.memory.knowStranger(listed.Id)\n',
    replace: '',
    specs: ['test/faults/docker-bounds'],
  },
  {
    name: 'a patch may move a long list as often as it likes',
    file: 'src/service/patch/json-patch.ts',
    find: 'if (this.#moved > MAX_MOVED_PLACES)',
    replace: 'if (this.#moved < 0)',
    specs: ['test/unit/service/patch/patch'],
  },
  {
    name: 'a selector may be of any length',
    file: 'src/core/resource/selectors.ts',
    find: 'if (text.length > MAX_LENGTH)',
    replace: 'if (text.length < 0)',
    specs: ['test/unit/resource/selectors'],
  },
  {
    name: 'the words of Docker and of registries are searched whole',
    file: 'src/provisioners/docker/daemon/docker-errors.ts',
    find: 'return text.length <= LONGEST_SAYING ? text',
    replace: 'return text.length >= 0 ? text',
    specs: ['test/unit/docker/daemon/docker-errors'],
  },
  {
    name: 'a slow moment is news at once',
    file: 'src/core/notices/loop-lag.ts',
    find: '    if (this.#against.length < WINDOWS_TO_TELL) return\n',
    replace: '    if (this.#against.length === 0) return\n',
    specs: ['test/unit/notices/loop-lag'],
  },
  {
    name: 'a session counts under every name of this machine',
    file: 'src/hosts/headless/http/own-host.ts',
    find: 'return host === ownHost(port)',
    replace: 'return host !== undefined && port > 0',
    specs: ['test/unit/headless/browser-session', 'test/faults/http-access'],
  },
  {
    name: 'the cookie that labs may be handed is enough',
    file: 'src/hosts/headless/http/browser-session.ts',
    find: 'pageKey === undefined ? isPage : access.isPageKey(value, pageKey)',
    replace: 'true',
    specs: ['test/unit/headless/browser-session', 'test/faults/http-access', 'test/faults/http-channel'],
  },
  {
    name: 'a lab is opened where the panel is',
    file: 'src/contract/lab-address.ts',
    find: '`$1${LAB_HOST}`',
    replace: "'$1127.0.0.1'",
    specs: ['test/unit/headless/browser-session', 'test/unit/service/lab-access'],
  },
  {
    name: 'every Docker keeps neighbours out',
    file: 'src/provisioners/docker/isolation/direct-route.ts',
    find: '(one[index] ?? 0) < (other[index] ?? 0)',
    replace: 'one.length < 0',
    specs: ['test/unit/docker/isolation/isolation'],
  },
  {
    name: 'an answer is good for ever',
    file: 'src/provisioners/docker/isolation/lab-isolation.ts',
    find: '?.trim() === this.#mark(bridge)',
    replace: '?.trim() !== undefined',
    specs: ['test/unit/docker/isolation/isolation'],
  },
  {
    name: 'who could not read the store gives up until a restart',
    file: 'src/core/store/list-watch.ts',
    find: 'if (closings === this.#closings) this.#retryLater()',
    replace: 'void closings',
    specs: ['test/unit/store/list-watch', 'test/unit/settings/settings'],
  },
]

/**
 * Where lines break and how far they are indented is the formatter's affair.
 * @param {string} find
 */
export function patternOf(find) {
  const signs = [...find.replace(/\s+/g, '')].map((sign) => sign.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'))
  return new RegExp(signs.join('\\s*'), 'g')
}
