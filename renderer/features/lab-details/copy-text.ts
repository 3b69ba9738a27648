/** Rejects with the sentence when the browser does not let a page write there. */
export async function copyText(text: string, refusal: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text)
  } catch {
    throw new Error(refusal)
  }
}
