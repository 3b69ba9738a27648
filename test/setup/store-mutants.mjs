/**
 * What must not be removed from the store: acknowledged means on disk.
 *
 * @type {readonly import('./mutant-table.mjs').Mutant[]}
 */
export const STORE_MUTANTS = [
  {
    name: 'a write is acknowledged without waiting for the disk',
    file: 'src/backends/lowdb/journal/journal-file.ts',
    find: '    await this.#file.syncData()\n',
    replace: '',
    specs: ['test/faults/store-syscalls'],
  },
  {
    name: 'a new journal is used before its directory is synced',
    file: 'src/backends/lowdb/journal/journal-file.ts',
    find: '      await files.syncDirectory(dirname(path))\n',
    replace: '',
    specs: ['test/unit/store/journal-file', 'test/faults/store-syscalls'],
  },
  {
    name: 'compare-and-set does not compare',
    file: 'src/core/store/journaled/batch.ts',
    find: 'if (expectedRevision === undefined || expectedRevision === actual) return undefined',
    replace: 'if (actual >= 0) return undefined',
    specs: ['test/conformance/storage-backend', 'test/unit/store/versioned-store'],
  },
  {
    name: 'a write is visible before it is durable',
    file: 'src/core/store/journaled/commit-loop.ts',
    find: '    try {\n      if (batch.records.length > 0) await',
    replace: '    this.#values.publish(batch.changes)\n    try {\n      if (batch.records.length > 0) await',
    specs: ['test/faults/store-disk-faults', 'test/conformance/storage-backend'],
  },
  {
    name: 'a full disk keeps the panel from starting',
    file: 'src/backends/lowdb/open-lowdb-backend.ts',
    find: "      if (fault.code !== 'full') throw fault\n",
    replace: '      if (fault.message !== "") throw fault\n',
    specs: ['test/faults/store-opened-full', 'test/faults/serve-full-disk'],
  },
  {
    name: 'a full disk cannot be locked',
    file: 'src/backends/lowdb/disk/store-lock.ts',
    find: 'takeFree(files, path, draft) ?? files.create(draft)',
    replace: 'files.create(draft)',
    specs: ['test/faults/store-opened-full'],
  },
  {
    name: 'what is kept back for deletes goes to whoever writes first',
    file: 'src/backends/lowdb/journal/disk-journal.ts',
    find: '    if (this.fault !== undefined && !record.urgent) return this.fault\n',
    replace: '',
    specs: ['test/faults/store-opened-full'],
  },
  {
    name: 'a journal that a power cut emptied is nothing to tell',
    file: 'src/backends/lowdb/recover.ts',
    find: 'if (content.isBlank && header.journalsBegin === true) {',
    replace: 'if (content.isBlank && header.journal < 0) {',
    specs: ['test/faults/store-blank-journal'],
  },
  {
    name: 'a refused first write leaves a journal that looks emptied',
    file: 'src/backends/lowdb/journal/journal-file.ts',
    find: 'this.#position === 0 ? begunWith(this.#firstLine, length) : Buffer.alloc(length)',
    replace: 'Buffer.alloc(length)',
    specs: ['test/faults/store-blank-journal'],
  },
  {
    name: 'a data directory that everybody reads stays so',
    file: 'src/backends/lowdb/disk/private-folder.ts',
    find: '!isOpen || close(path, 0o700)',
    replace: 'mode > 0',
    specs: ['test/faults/store-private-folder'],
  },
  {
    name: 'the data directory of another user is as good as an own one',
    file: 'src/backends/lowdb/disk/private-folder.ts',
    find: 'if (uid !== process.getuid?.()) throw',
    replace: 'if (uid < 0) throw',
    specs: ['test/faults/store-private-folder'],
  },
]
