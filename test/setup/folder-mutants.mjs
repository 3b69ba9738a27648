/**
 * Of what is said about how much students have made.
 *
 * @type {readonly import('./mutant-table.mjs').Mutant[]}
 */
export const FOLDER_MUTANTS = [
  {
    name: 'what a folder claims is taken for what is in it',
    file: 'src/provisioners/docker/lab/folder-sizes.ts',
    find: 'claims < closerFrom ? claims : await measured(context, uid, limit)',
    replace: 'claims > 0 ? claims : await measured(context, uid, limit)',
    specs: ['test/faults/docker-folder-sizes'],
  },
  {
    name: "somebody else's volume is a lab's folder",
    file: 'src/provisioners/docker/lab/folder-sizes.ts',
    find: 'Labels[LABEL.instance] === instanceId && ',
    replace: '',
    specs: ['test/faults/docker-folder-sizes'],
  },
  {
    name: 'a daemon that cannot measure is said to be silent',
    file: 'src/provisioners/docker/daemon/docker-connection.ts',
    find: 'if (request.isNoEvidence === true) return',
    replace: 'if (request.isNoEvidence === undefined) return',
    specs: ['test/faults/docker-folder-sizes'],
  },
  {
    name: 'silence about quotas is remembered as a no',
    file: 'src/provisioners/docker/container/quota.ts',
    find: '      if (this.#folders === asked) this.#folders = undefined\n',
    replace: '      this.#folders = Promise.resolve(false)\n',
    specs: ['test/faults/docker-folder-sizes'],
  },
  {
    name: 'a folder that nobody measured fits',
    file: 'src/core/controller/decide/folder-fit.ts',
    find: '  if (folder === undefined) return undefined\n',
    replace: '  if (folder === undefined) return fits(said)\n',
    specs: ['test/unit/controller/folder-fit', 'test/story/folder-watch'],
  },
  {
    name: 'folders are measured while labs are being started',
    file: 'src/core/engine/folder-watch.ts',
    find: '    if (this.#options.isBusy()) return this.#rest(SOON_MS)\n',
    replace: '',
    specs: ['test/story/folder-watch'],
  },
  {
    name: 'a warning of a full folder stays when it fits again',
    file: 'src/core/events/notice.ts',
    find: "next.type.startsWith('folder') && ",
    replace: "next.type === 'failed' && ",
    specs: ['test/story/folder-watch'],
  },
]
