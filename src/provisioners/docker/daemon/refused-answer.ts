import { DockerRefusal } from './docker-errors'

/** Docker's own refusals are a sentence. What goes on is not read, and its connection not used again. */
const LONGEST_BODY = 64 * 1024

/** An answer that is a "no", with the words in its body; a body without end is read no further than the bound. */
export async function refusalOf(answer: AsyncIterable<Buffer>, status: number): Promise<DockerRefusal> {
  const text = await beginningOf(answer)
  return new DockerRefusal(status, wordsIn(text).trim())
}

async function beginningOf(answer: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  // Leaving the loop early destroys the answer.
  for await (const chunk of answer) {
    chunks.push(chunk.subarray(0, LONGEST_BODY - size))
    size += chunk.length
    if (size >= LONGEST_BODY) break
  }
  return Buffer.concat(chunks).toString('utf8')
}

function wordsIn(text: string): string {
  try {
    const { message, error } = (JSON.parse(text) ?? {}) as { readonly message?: unknown; readonly error?: unknown }
    return ([message, error].find((each) => typeof each === 'string' && each !== '') as string | undefined) ?? text
  } catch {
    return text
  }
}
