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
