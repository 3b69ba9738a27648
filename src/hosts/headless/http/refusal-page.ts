import { parseAccept } from 'hono/utils/accept'
import { languageOf } from '../../../contract/languages/language'
import { SENTENCES } from '../../../contract/languages/languages'
import { sayIn } from '../../../contract/words'
import type { ApiError } from '../../../core/resource/api-error'

/** Whether a person looks at the answer: a browser asks so for what it shows in a tab, and no program of ours does. */
export function wantsPage(method: string, accept = ''): boolean {
  return method === 'GET' && accept.split(',').some((type) => type.split(';')[0]?.trim() === 'text/html')
}

/** The same refusal as a page, in the language that the browser asks for: a person has opened an old link, or the address without one. */
export function refusalPage(error: ApiError, acceptLanguage = ''): Response {
  const language = languageOf(...parseAccept(acceptLanguage).map(({ type }) => type))
  const { code, params } = error.sentence
  // A person has no token to send; they have a link.
  const told = sayIn(SENTENCES[language], { code: code === 'TokenNeeded' ? 'LinkNeeded' : code, params }) ?? error.message
  const page = `<!doctype html>
<html lang="${language}">
<meta charset="utf-8">
<title>Lab Resource Manager</title>
<h1>Lab Resource Manager</h1>
<p>${escaped(told)}</p>
</html>
`
  return new Response(page, {
    status: error.code,
    headers: { 'Content-Type': 'text/html; charset=utf-8', Vary: 'Accept, Accept-Language' },
  })
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
