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
]
