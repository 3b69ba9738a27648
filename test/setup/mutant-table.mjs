import { ARCHIVE_MUTANTS } from './archive-mutants.mjs'

/**
 * What must not be removed without a spec noticing: each line here takes one guard away. `specs` are the files that must turn red.
 *
 * @typedef {{ name: string, file: string, find: string, replace: string, specs: string[] }} Mutant
 * @type {readonly Mutant[]}
 */
export const MUTANTS = [
  {
    name: 'a write is acknowledged without waiting for the disk',
    file: 'src/backends/lowdb/journal/journal-file.ts', find: '    await this.file.syncData()\n', replace: '',
    specs: ['test/faults/store-syscalls'],
  },
  {
    name: 'a new journal is used before its directory is synced',
    file: 'src/backends/lowdb/journal/journal-file.ts', find: '      await files.syncDirectory(dirname(path))\n', replace: '',
    specs: ['test/unit/store/journal-file', 'test/faults/store-syscalls'],
  },
  {
    name: 'compare-and-set does not compare',
    file: 'src/core/store/journaled/batch.ts', find: 'if (expectedRevision === undefined || expectedRevision === actual) return undefined', replace: 'if (actual >= 0) return undefined',
    specs: ['test/conformance/storage-backend', 'test/unit/store/versioned-store'],
  },
  {
    name: 'a write is visible before it is durable',
    file: 'src/core/store/journaled/commit-loop.ts', find: '    try {\n      if (batch.records.length > 0) await', replace: '    this.values.publish(batch.changes)\n    try {\n      if (batch.records.length > 0) await',
    specs: ['test/faults/store-disk-faults', 'test/conformance/storage-backend'],
  },
  {
    name: 'a status is written to whoever has the name now',
    file: 'src/core/controller/status-writer.ts', find: 'current.metadata.uid === decidedOn.metadata.uid && ', replace: '',
    specs: ['test/unit/controller/status-writer'],
  },
  {
    name: 'a container is ours whatever lab its label names',
    file: 'src/provisioners/docker/container/ownership.ts', find: ' || candidate.labels[LABEL.uid] !== lab.uid', replace: '',
    specs: ['test/unit/docker/ownership'],
  },
  {
    name: 'a short container id is good enough',
    file: 'src/provisioners/docker/container/ownership.ts', find: '/^[0-9a-f]{64}$/', replace: '/^[0-9a-f]+$/',
    specs: ['test/unit/docker/ownership'],
  },
  {
    name: 'any Host header is welcome',
    file: 'src/hosts/headless/http/request-guard.ts', find: "return ownHosts(port).includes(hosts[0] ?? '') ? undefined", replace: 'return hosts.length > 0 ? undefined',
    specs: ['test/unit/headless/request-guard', 'test/faults/http-access', 'test/faults/http-rebinding'],
  },
  {
    name: 'any token opens the door',
    file: 'src/hosts/headless/http/access.ts', find: 'return timingSafeEqual(digest(candidate), this.#digest)', replace: 'return timingSafeEqual(this.#digest, this.#digest)',
    specs: ['test/unit/headless/access', 'test/faults/http-access'],
  },
  {
    name: 'a call to Docker may take for ever',
    file: 'src/provisioners/docker/daemon/deadline.ts', find: 'clock.after(limits.deadlineMs,', replace: 'clock.after(limits.deadlineMs * 1e6,',
    specs: ['test/faults/docker-silence'],
  },
  {
    name: 'a container that is gone is no drift',
    file: 'src/core/reconciler/find/drifted.ts', find: "case 'absent': return 'missing'", replace: "case 'absent': return undefined",
    specs: ['test/unit/reconciler/find', 'test/unit/reconciler/reconciler'],
  },
  {
    name: 'the record is let go before the container is',
    file: 'src/core/controller/let-go.ts', find: '    const forced =', replace: '    await this.#dropFinalizer(run.lab)\n    const forced =',
    specs: ['test/story/life-of-a-lab', 'test/story/faults-between'],
  },
  {
    name: 'a lab expires one interval early',
    file: 'src/core/controller/decide/ready.ts', find: 'expiresAt !== undefined && expiresAt <= now', replace: 'expiresAt !== undefined && expiresAt - view.settings.reconcile.intervalMs <= now',
    specs: ['test/unit/controller/decide', 'test/story/life-of-a-lab'],
  },
  {
    name: 'a key is handed to two workers',
    file: 'src/core/queue/work-queue.ts', find: 'if (this.hand.has(key)) {', replace: 'if (this.hand.has(key) && this.isShutDown) {',
    specs: ['test/unit/queue'],
  },
  {
    name: 'what a run brings that was timed out is still written',
    file: 'src/core/controller/make-real.ts', find: 'run.signal.throwIfAborted()', replace: 'void run.signal',
    specs: ['test/story/faults-between'],
  },
  ...ARCHIVE_MUTANTS,
  {
    name: 'what ended is never brought into safety',
    file: 'src/core/controller/decide/ended.ts', find: "isToBeCollected(lab) ? { do: 'collect' } : ", replace: "isToBeCollected(lab) && now < 0 ? { do: 'collect' } : ",
    specs: ['test/unit/controller/decide'],
  },
  {
    name: 'a lab that was looked at after its end is not collected',
    file: 'src/core/controller/decide/ended.ts', find: 'if (isRunning(view)) return stopped(view)', replace: 'if (view.observation !== undefined) return isRunning(view) ? stopped(view) : rest()',
    specs: ['test/unit/controller/decide'],
  },
  {
    name: 'a full disk keeps the panel from starting',
    file: 'src/backends/lowdb/open-lowdb-backend.ts', find: "      if (fault.code !== 'full') throw fault\n", replace: '      if (fault.message !== "") throw fault\n',
    specs: ['test/faults/store-opened-full', 'test/faults/serve-full-disk'],
  },
  {
    name: 'a full disk cannot be locked',
    file: 'src/backends/lowdb/disk/store-lock.ts', find: 'takeFree(files, path, draft) ?? files.create(draft)', replace: 'files.create(draft)',
    specs: ['test/faults/store-opened-full'],
  },
  {
    name: 'what is kept back for deletes goes to whoever writes first',
    file: 'src/backends/lowdb/journal/disk-journal.ts', find: '    if (this.fault !== undefined && !record.urgent) return this.fault\n', replace: '',
    specs: ['test/faults/store-opened-full'],
  },
  {
    name: 'a journal that a power cut emptied is nothing to tell',
    file: 'src/backends/lowdb/recover.ts', find: 'if (content.isBlank && header.journalsBegin === true) {', replace: 'if (content.isBlank && header.journal < 0) {',
    specs: ['test/faults/store-blank-journal'],
  },
  {
    name: 'a refused first write leaves a journal that looks emptied',
    file: 'src/backends/lowdb/journal/journal-file.ts', find: 'this.position === 0 ? begunWith(this.firstLine, length) : Buffer.alloc(length)', replace: 'Buffer.alloc(length)',
    specs: ['test/faults/store-blank-journal'],
  },
  {
    name: 'a data directory that everybody reads stays so',
    file: 'src/backends/lowdb/disk/private-folder.ts', find: '!isOpen || close(path, 0o700)', replace: 'mode > 0',
    specs: ['test/faults/store-private-folder'],
  },
  {
    name: 'the data directory of another user is as good as an own one',
    file: 'src/backends/lowdb/disk/private-folder.ts', find: 'if (uid !== process.getuid?.()) throw', replace: 'if (uid < 0) throw',
    specs: ['test/faults/store-private-folder'],
  },
  {
    name: 'the one-time link is in the browser\'s arguments',
    file: 'src/hosts/headless/main.ts', find: 'openBrowser(page.address)', replace: 'openBrowser(newLink())',
    specs: ['test/faults/serve-opened'],
  },
  {
    name: 'the page with the link stays when the link was used',
    file: 'src/hosts/headless/http/access.ts', find: '    known.onDidUse()\n', replace: '',
    specs: ['test/unit/headless/link-page'],
  },
  {
    name: 'a deleted lab\'s passwords are kept in its record',
    file: 'src/core/resource/deleted-lab.ts', find: '.map((name) => [name, KEPT_OUT])', replace: '.map((name) => [name, spec.environment?.[name] ?? KEPT_OUT])',
    specs: ['test/unit/controller/deleted-labs'],
  },
  {
    name: 'signs that nobody sees stay unseen',
    file: 'src/core/resource/format/invisible.ts', find: 'return text.replace(ALL, sign)', replace: 'return ALL.source === sign.name ? sign(text) : text',
    specs: ['test/unit/resource/invisible', 'test/unit/panel/lab-details/log'],
  },
  {
    name: 'a name may turn the text beside it round',
    file: 'src/core/resource/format/names.ts', find: 'return hasInvisible(text) ? [', replace: "return hasInvisible('') ? [",
    specs: ['test/unit/resource/names'],
  },
  {
    name: 'a switch with a slash is a path on Windows too',
    file: 'electron/main/decide/refused-switches.ts', find: '(?:--?|\\/)', replace: '--?',
    specs: ['test/unit/electron/decide'],
  },
  {
    name: 'a switch written with underscores is another one',
    file: 'electron/main/decide/refused-switches.ts', find: ".replaceAll('_', '-')", replace: '',
    specs: ['test/unit/electron/decide'],
  },
  {
    name: 'text may be assigned as markup',
    file: 'src/hosts/panel/security-headers.ts', find: "\"require-trusted-types-for 'script'\", 'trusted-types vue', ", replace: '',
    specs: ['test/unit/panel/content-policy'],
  },
  {
    name: 'a page opens as many others as it likes',
    file: 'electron/main/decide/outside-pace.ts', find: 'length < MOST_OUTSIDE', replace: 'length >= 0',
    specs: ['test/unit/electron/decide'],
  },
  {
    name: 'a refused connection waits for its client to close',
    file: 'src/hosts/headless/http/connections.ts', find: 'const timer = setTimeout(() => socket.destroy(), LAST_WORD_MS)', replace: 'const timer = setTimeout(() => undefined, LAST_WORD_MS)',
    specs: ['test/faults/http-sockets'],
  },
  {
    name: 'strangers may be as many as like to',
    file: 'src/hosts/headless/http/connections.ts', find: 'while (this.#strange > this.#maxStrangers) this.#dropOne()', replace: '',
    specs: ['test/faults/http-sockets'],
  },
  {
    name: 'who has shown who they are is pushed out like a stranger',
    file: 'src/hosts/headless/http/connections.ts', find: '  know(socket: Socket): void {\n    this.#removeStranger(socket)\n', replace: '  know(socket: Socket): void {\n    void socket\n',
    specs: ['test/faults/http-sockets'],
  },
  {
    name: 'one address pushes out another',
    file: 'src/hosts/headless/http/connections.ts', find: 'if (same.size > (most?.size ?? 0)) most = same', replace: 'most ??= same',
    specs: ['test/faults/http-sockets'],
  },
  {
    name: 'a line is written to whether it is read or not',
    file: 'src/hosts/headless/channel/outbox.ts', find: 'unreadBytes() < MOST_UNREAD_BYTES', replace: 'unreadBytes() >= 0',
    specs: ['test/unit/headless/outbox'],
  },
  {
    name: 'who never reads keeps its line',
    file: 'src/hosts/headless/channel/outbox.ts', find: 'clock.after(UNREAD_MS,', replace: 'clock.after(UNREAD_MS * 1e6,',
    specs: ['test/unit/headless/outbox'],
  },
  {
    name: 'a refusal of Docker is read to its end',
    file: 'src/provisioners/docker/daemon/refused-answer.ts', find: '    if (size >= LONGEST_BODY) break\n', replace: '',
    specs: ['test/faults/docker-bounds'],
  },
  {
    name: 'every stranger is looked at in every pass',
    file: 'src/provisioners/docker/list-labs.ts', find: '  else context.memory.knowStranger(listed.Id)\n', replace: '',
    specs: ['test/faults/docker-bounds'],
  },
  {
    name: 'a patch may move a long list as often as it likes',
    file: 'src/service/json-patch.ts', find: 'if (this.#moved > MAX_MOVED_PLACES)', replace: 'if (this.#moved < 0)',
    specs: ['test/unit/service/patch'],
  },
  {
    name: 'a selector may be of any length',
    file: 'src/core/resource/selectors.ts', find: 'if (text.length > MAX_LENGTH)', replace: 'if (text.length < 0)',
    specs: ['test/unit/resource/selectors'],
  },
  {
    name: 'the words of Docker and of registries are searched whole',
    file: 'src/provisioners/docker/daemon/docker-errors.ts', find: 'return text.length <= LONGEST_SAYING ? text', replace: 'return text.length >= 0 ? text',
    specs: ['test/unit/service/bounded-cost'],
  },
  {
    name: 'a slow moment is news at once',
    file: 'src/core/notices/loop-lag.ts', find: '    if (this.#against.length < WINDOWS_TO_TELL) return\n', replace: '    if (this.#against.length === 0) return\n',
    specs: ['test/unit/notices/loop-lag'],
  },
  {
    name: 'a session counts under every name of this machine',
    file: 'src/hosts/headless/http/own-host.ts', find: 'return host === ownHost(port)', replace: 'return host !== undefined && port > 0',
    specs: ['test/unit/headless/browser-session', 'test/faults/http-access'],
  },
  {
    name: 'the cookie that labs may be handed is enough',
    file: 'src/hosts/headless/http/browser-session.ts', find: 'pageKey === undefined ? isPage : access.isPageKey(value, pageKey)', replace: 'true',
    specs: ['test/unit/headless/browser-session', 'test/faults/http-access', 'test/faults/http-channel'],
  },
  {
    name: 'a lab is opened where the panel is',
    file: 'src/contract/lab-address.ts', find: '`$1${LAB_HOST}`', replace: "'$1127.0.0.1'",
    specs: ['test/unit/headless/browser-session', 'test/unit/service/lab-reach'],
  },
  {
    name: 'every Docker keeps neighbours out',
    file: 'src/provisioners/docker/isolation/direct-route.ts', find: '(one[index] ?? 0) < (other[index] ?? 0)', replace: 'one.length < 0',
    specs: ['test/unit/docker/isolation'],
  },
  {
    name: 'an answer is good for ever',
    file: 'src/provisioners/docker/isolation/answered.ts', find: '?.trim() === this.#mark(bridge)', replace: '?.trim() !== undefined',
    specs: ['test/unit/docker/isolation'],
  },
  {
    name: 'whatever says that it is a helper may be removed',
    file: 'src/provisioners/docker/container/ownership.ts', find: ' || !isNamed) throw', replace: ') throw',
    specs: ['test/unit/docker/isolation'],
  },
  {
    name: 'a lab that hands our role down is no lab',
    file: 'src/provisioners/docker/isolation/helper.ts', find: ' && Labels[LABEL.uid] === undefined', replace: '',
    specs: ['test/unit/docker/isolation'],
  },
]
