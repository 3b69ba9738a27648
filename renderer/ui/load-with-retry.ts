const MOST_TRIES = 5
const WAIT_MS = 200

/**
 * A part of the panel that is loaded when it is first wanted. Chromium breaks a load off whenever a network of the machine comes or goes, as
 * Docker's do with labs: so it is asked for again, a few times.
 */
export async function loadWithRetry<Part>(load: () => Promise<Part>): Promise<Part> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await load()
    } catch (error) {
      if (attempt === MOST_TRIES) throw error
      await new Promise((resolve) => setTimeout(resolve, attempt * WAIT_MS))
    }
  }
}
