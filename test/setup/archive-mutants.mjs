const at = (/** @type {string} */ name) => `src/provisioners/docker/student-folder/${name}.ts`
const WRITER = ['test/unit/docker/archive-writer']
const READER = ['test/unit/docker/archive-reader']
const KEPT = ['test/unit/docker/collections']
const EMPTY = ['test/unit/docker/empty-folder']

/** Archives of students' work: how they are written, read, listed, and when a folder counts as empty. */
/** @type {readonly import('./mutant-table.mjs').Mutant[]} */
export const ARCHIVE_MUTANTS = [
  { name: 'holes are written as zeros', file: at('archive-writer'), find: 'const isSparse = start', replace: 'const isSparse = 1 > 2 && start', specs: WRITER },
  { name: 'whatever a file claims is read', file: at('archive-writer'), find: 'size <= this.#bounds.maxRead - this.source.taken && ', replace: 'size < Infinity && ', specs: WRITER },
  { name: 'reading takes as long as it takes', file: at('archive-writer'), find: '      if (this.#isTimeOver()) return this.#stop(head)\n', replace: '', specs: WRITER },
  { name: 'an archive has no largest size', file: at('archive-writer'), find: '<= this.#bounds.maxBytes', replace: '< Infinity', specs: WRITER },
  { name: 'a second name of a file that is left out is kept', file: at('archive-writer'), find: 'isDangling || ', replace: '', specs: WRITER },
  { name: 'an archive that broke off stays', file: at('archive-writer'), find: '    await file.drop()\n', replace: '', specs: WRITER },
  { name: 'what waits beside the archive stays', file: at('spool'), find: '    await rm(this.#path, { force: true })\n', replace: '', specs: WRITER },
  { name: 'the sender of an archive is not told to stop', file: at('byte-source'), find: '    await this.#chunks.return?.()\n', replace: '', specs: WRITER },
  { name: 'an archive takes the place of another', file: at('archive-file'), find: "if (there !== undefined) throw", replace: 'if (1 > 2) throw', specs: [...WRITER, ...KEPT] },
  { name: 'a file of any number of runs has them all listed', file: at('hole-finder'), find: 'if (this.runs.length >= FINE_RUNS) return [this.#keep(window, at)]', replace: 'if (1 > 2) return []', specs: ['test/unit/docker/hole-finder'] },
  { name: 'a damaged header is read', file: at('tar-head'), find: 'if (sumWithout(block) !== numberAt(block, 148, 8)) throw brokenArchive()', replace: '', specs: READER },
  { name: 'one empty block ends an archive', file: at('tar-head'), find: ' || !isEmpty(await blockOf(source))', replace: '', specs: READER },
  { name: 'an extended header is as long as it says', file: at('tar-head'), find: 'if (extended.bytes > MOST_EXTENDED)', replace: 'if (1 > 2)', specs: READER },
  { name: 'an extended header has any number of records', file: at('tar-records'), find: 'if (count === MOST_RECORDS)', replace: 'if (1 > 2)', specs: READER },
  { name: 'a size that nobody can count is damage', file: at('tar-records'), find: 'text.length <= 40', replace: 'text.length <= 15', specs: WRITER },
  { name: 'a folder may have content', file: at('tar-head'), find: ' || (size > 0 && hasNoContent(type))', replace: '', specs: READER },
  { name: 'a header for all entries may rename them', file: at('tar-head'), find: "key !== 'comment'", replace: "key === 'none'", specs: READER },
  { name: 'an absolute name is taken', file: at('entry-rules'), find: "if (text.startsWith('/')) throw", replace: 'if (1 > 2) throw', specs: READER },
  { name: 'a name may go up', file: at('entry-rules'), find: "if (parts.includes('..')) throw", replace: 'if (1 > 2) throw', specs: READER },
  { name: 'a name may have control characters', file: at('entry-rules'), find: 'if (CONTROL.test(text)) throw', replace: 'if (1 > 2) throw', specs: READER },
  { name: 'an entry may lie behind a link', file: at('entry-rules'), find: "if (!isFolder(place)) throw refusal('ArchiveNameThrough', name)", replace: '', specs: READER },
  { name: 'an entry may replace another', file: at('entry-rules'), find: "if (type !== 'folder' || !isFolder(place)) throw", replace: 'if (1 > 2) throw', specs: READER },
  { name: 'a link may climb above the folder', file: at('entry-rules'), find: 'climbs <= room && ', replace: '', specs: READER },
  { name: 'a link may go up in its middle', file: at('entry-rules'), find: " && !steps.slice(climbs).includes('..')", replace: '', specs: READER },
  { name: 'a link may be absolute', file: at('entry-rules'), find: "!text.startsWith('/') && ", replace: '', specs: READER },
  { name: 'a second name may be of anything', file: at('entry-rules'), find: "if (there !== 'file' && there !== 'hardLink') throw", replace: 'if (1 > 2) throw', specs: READER },
  { name: 'a device is taken', file: at('entry-rules'), find: "  if (type === 'device') throw refusal('ArchiveDevice', name)\n", replace: '', specs: READER },
  { name: 'an archive may lie outside of its folder', file: at('entry-rules'), find: 'this.#top !== undefined && parts[0] !== this.#top', replace: '1 > 2 && this.#top !== undefined', specs: READER },
  { name: 'an archive may claim any size', file: at('archive-reader'), find: 'if (this.#claimed > this.bounds.maxBytes)', replace: 'if (1 > 2)', specs: READER },
  { name: 'an archive may be all holes', file: at('archive-reader'), find: 'if (isHollow)', replace: 'if (isHollow && 1 > 2)', specs: READER },
  { name: 'an archive may have any number of entries', file: at('archive-reader'), find: 'if (this.#entries > this.bounds.maxEntries)', replace: 'if (1 > 2)', specs: READER },
  { name: 'runs of a file may overlap', file: at('sparse-form'), find: 'run.offset < end || ', replace: '', specs: READER },
  { name: 'an archive of another size than its manifest says counts as kept', file: at('collections'), find: ' && archive.size === size', replace: '', specs: KEPT },
  { name: 'a sweep follows links', file: at('collections'), find: '.filter((entry) => entry.isDirectory())', replace: '', specs: KEPT },
  { name: 'a sweep takes every hidden file', file: at('collections'), find: '/^\\.(.+\\.[0-9a-f]{8}\\.part|work-\\d+-[a-z0-9]+\\.tar|manifest\\.json)$/', replace: '/^\\./', specs: KEPT },
  { name: 'a folder of an earlier container passes for empty', file: at('empty-folder'), find: ' && isTogether', replace: '', specs: EMPTY },
  { name: 'a link in place of a volume passes for an empty one', file: at('empty-folder'), find: 'folder.isDirectory() && ', replace: '', specs: EMPTY },
]
