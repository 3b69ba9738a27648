import { describe, expect, it } from 'vitest'
import { SENTENCES } from '../../../src/contract/languages/languages'
import { apiError, ApiError } from '../../../src/core/resource/api-error'
import { refusalPage, wantsPage } from '../../../src/hosts/headless/http/refusal-page'

const used = apiError('Unauthorized', { code: 'LinkUsed' })
const page = async (error: ApiError, language?: string) => (await refusalPage(error, language).text()).split('\n').join('')

describe('a refusal that a browser shows', () => {
  it.each([
    ['de-CH,fr;q=0.9', 'de'],
    ['it,en;q=0.2,fr;q=0.8', 'fr'],
    ['it', 'en'],
    [undefined, 'en'],
  ] as const)('to who asks for %s is said in %s, by the same table', async (wish, language) => {
    const text = await page(used, wish)
    expect(text).toContain(`<html lang="${language}">`)
    expect(text).toContain(`<p>${SENTENCES[language].LinkUsed}</p>`)
  })

  it('tells a person of the link, not of the token that programs have', async () => {
    const noToken = apiError('Unauthorized', { code: 'TokenNeeded' })
    expect(await page(noToken, 'fr')).toContain(SENTENCES.fr.LinkNeeded)
    expect(refusalPage(noToken).status).toBe(401)
  })

  it('makes no markup of what it quotes', async () => {
    expect(await page(new ApiError('BadRequest', '<script>&'))).toContain('<p>&lt;script>&amp;</p>')
  })

  it('is a page only for who opens an address in a tab: every program keeps the Status', () => {
    const chromium = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8'
    expect([wantsPage('GET', chromium), wantsPage('GET', '*/*'), wantsPage('GET', undefined), wantsPage('POST', chromium)]).toEqual([
      true,
      false,
      false,
      false,
    ])
  })
})
