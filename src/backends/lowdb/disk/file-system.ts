import {
  closeSync,
  existsSync,
  fstatSync,
  fsync,
  linkSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  statfsSync,
  unlinkSync,
  writeSync,
} from 'node:fs'
import type { Sentence } from '../../../core/sentences/sentence'
import { DataSync } from './data-sync'
import { freeOn, type Free } from './free-room'
import { makePrivateFolder } from './private-folder'

/**
 * The few calls by which the store touches the disk, so that a test can let any one of them fail. Writes go to the
 * kernel at once (a few microseconds); what waits for the disk is a promise.
 */
export interface FileSystem {
  /** Creates, and fails if it is there: nothing is ever written over. Mode 0600. */
  create(path: string): OpenFile
  /** Opens what is there, to be written over in place: no room is needed for that. */
  openToWrite(path: string): OpenFile
  read(path: string): Buffer
  exists(path: string): boolean
  list(directory: string): string[]
  /** What kind of file system holds it, as a number of the kernel's; undefined where it does not say. */
  typeOf(directory: string): number | undefined
  /** For its owner alone. Throws when it is not ours to close; returns what is to be told of it. */
  makeDirectory(path: string): Sentence | undefined
  /** What the disk still takes; undefined where it does not say. */
  freeOn(directory: string): Free | undefined
  rename(from: string, to: string): void
  link(from: string, to: string): void
  remove(path: string): void
  /** Where a path really is, through links; the path itself when nothing is there. */
  resolve(path: string): string
  /** A new or renamed file is only sure to be found after a power cut when its directory was synced too. */
  syncDirectory(path: string): Promise<void>
}

export interface OpenFile {
  /** May write less than asked: the caller goes on. Returns how many bytes. */
  write(bytes: Uint8Array, position: number): number
  size(): number
  sync(): Promise<void>
  /** Data, and as much about the file as reading the data needs. */
  syncData(): Promise<void>
  close(): void
}

export const nodeFileSystem: FileSystem = {
  create: (path) => openFile(openSync(path, 'wx', 0o600)),
  openToWrite: (path) => openFile(openSync(path, 'r+')),
  read: (path) => readFileSync(path),
  exists: (path) => existsSync(path),
  list: (directory) => readdirSync(directory),
  typeOf: (directory) => (process.platform === 'linux' ? statfsSync(directory).type : undefined),
  makeDirectory: makePrivateFolder,
  freeOn,
  rename: renameSync,
  link: linkSync,
  remove: unlinkSync,
  resolve: (path) => (existsSync(path) ? realpathSync(path) : path),
  syncDirectory,
}

async function syncDirectory(path: string): Promise<void> {
  // Windows has no such call; its file systems keep names in order themselves.
  if (process.platform === 'win32') return
  const descriptor = openSync(path, 'r')
  try {
    await settled((done) => fsync(descriptor, done))
  } finally {
    closeSync(descriptor)
  }
}

/** What is known of the disk outlives a file: a process has one store. */
const dataSync = new DataSync()

function openFile(descriptor: number): OpenFile {
  return {
    write: (bytes, position) => writeSync(descriptor, bytes, 0, bytes.length, position),
    size: () => fstatSync(descriptor).size,
    sync: () => settled((done) => fsync(descriptor, done)),
    syncData: () => dataSync.run(descriptor),
    close: () => closeSync(descriptor),
  }
}

function settled(call: (done: (error: Error | null) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => call((error) => (error === null ? resolve() : reject(error))))
}

/** All of it, or the error of the write that did not get on. */
export function writeAll(file: OpenFile, bytes: Uint8Array, position: number): void {
  for (let done = 0; done < bytes.length;) {
    const written = file.write(done === 0 ? bytes : bytes.subarray(done), position + done)
    if (written <= 0) throw Object.assign(new Error('The disk took no more bytes.'), { code: 'ENOSPC' })
    done += written
  }
}
