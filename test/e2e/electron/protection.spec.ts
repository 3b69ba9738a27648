import { describe, expect, it } from 'vitest'
import { desktopBench } from './desktop-bench'
import { addressOf } from './launch-desktop'
import type { StrangersLabs } from './bridge'

/** In the page. */
declare const labs: StrangersLabs

const bench = desktopBench()

/** Asks in the page, as a script of its own would. */
const inPage = <T>(question: () => T | Promise<T>): Promise<T> => bench.desktop.page.evaluate(question)

describe('the window', () => {
  it('#1 is locked in every respect, as the one it was made with and as any other', async () => {
    const preferences = await bench.desktop.app.evaluate(({ webContents }) =>
      webContents.getAllWebContents().map((contents) => {
        if (!('getLastWebPreferences' in contents)) throw new Error('these preferences cannot be read')
        return (contents as { getLastWebPreferences(): Record<string, unknown> }).getLastWebPreferences()
      }),
    )
    expect(preferences).toHaveLength(1)
    expect(preferences[0]).toMatchObject({
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      contextIsolation: true,
      sandbox: true,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
    })
    expect(preferences[0]?.['enableBlinkFeatures'] ?? '').toBe('')
  })

  it('#1 has no better-off sister: one that is opened later stays where it was put, opens nothing and embeds nothing', async () => {
    const found = await bench.desktop.app.evaluate(({ BrowserWindow }) => {
      const later = new BrowserWindow({ show: false })
      const contents = later.webContents
      const prevented = (name: string): boolean => {
        let isPrevented = false
        contents.emit(name as 'will-navigate', { preventDefault: () => (isPrevented = true) } as never, 'https://evil.example/')
        return isPrevented
      }
      const preferences = (contents as unknown as { getLastWebPreferences(): Record<string, unknown> }).getLastWebPreferences()
      const kept = ['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview'].map(prevented)
      later.destroy()
      return { kept, preferences }
    })
    expect(found.kept).toEqual([true, true, true, true])
    expect(found.preferences).toMatchObject({
      nodeIntegration: false,
      contextIsolation: true,
      sandbox: true,
      webSecurity: true,
      webviewTag: false,
    })
  })

  it('#2 gives the page two functions and nothing of Node or Electron', async () => {
    const found = await inPage(() => ({
      node: ['require', 'process', 'module', 'exports', 'Buffer', 'global', 'electron', 'ipcRenderer', '__dirname'].filter(
        (name) => name in window,
      ),
      bridge: Object.getOwnPropertyNames(labs).sort(),
      isFrozen: Object.isFrozen(labs),
      canBeReplaced: Reflect.set(window, 'labs', {}) || Reflect.deleteProperty(window, 'labs'),
    }))
    expect(found).toEqual({ node: [], bridge: ['call', 'subscribe'], isFrozen: true, canBeReplaced: false })
  })

  it('#2 hands listeners what was said and no event', async () => {
    const heard = await inPage(
      () =>
        new Promise<unknown[]>((resolve) => {
          labs.subscribe('engine', {}, (...args) => resolve([args.length, Object.keys(args[0] as object)]))
        }),
    )
    expect(heard).toEqual([1, ['events']])
  })

  it('#15 takes no webview and no second window, whatever rights it asks for', async () => {
    await inPage(() => {
      document.body.append(Object.assign(document.createElement('webview'), { src: 'https://evil.example/' }))
      window.open('https://evil.example/', 'x', 'nodeIntegration=yes,contextIsolation=no')
    })
    expect(
      await bench.desktop.app.evaluate(({ webContents, BrowserWindow }) => [
        webContents.getAllWebContents().length,
        BrowserWindow.getAllWindows().length,
      ]),
    ).toEqual([1, 1])
  })
})

describe('the page', () => {
  it('#4 runs only its own scripts and reaches nobody: six ways, six violations', async () => {
    const violations = await inPage(async () => {
      const blocked: string[] = []
      document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => blocked.push(effectiveDirective))
      const inline = document.createElement('script')
      // As a parser would: an assignment is refused before, which is another story.
      inline.append('window.ran = 1')
      document.body.append(inline)
      const remote = document.createElement('script')
      try {
        remote.src = 'https://evil.example/a.js'
      } catch {
        document.body.append(remote)
      }
      // Later: while a debugger asks, the page's rules on evaluation rest.
      await new Promise<void>((resolve) =>
        setTimeout(() => {
          try {
            Reflect.construct(Function, ['window.ran = 1'])()
          } finally {
            resolve()
          }
        }),
      )
      document.head.append(Object.assign(document.createElement('base'), { href: 'https://evil.example/' }))
      await fetch('https://evil.example/').catch(() => {})
      window.location.assign('javascript:window.ran = 1')
      await new Promise((resolve) => setTimeout(resolve, 300))
      return { blocked: blocked.sort(), ran: 'ran' in window }
    })
    expect(violations.ran).toBe(false)
    expect(violations.blocked).toEqual([
      'base-uri',
      'connect-src',
      'require-trusted-types-for',
      'require-trusted-types-for',
      'require-trusted-types-for',
      'script-src-elem',
    ])
  })

  it('#4 makes neither markup nor code of a text: every way to assign one is refused, and nobody else becomes a policy', async () => {
    const refused = await inPage(() => {
      const text = '<img src=x onerror="window.ran = 1">'
      const place = document.createElement('div')
      const ways: Readonly<Record<string, () => unknown>> = {
        innerHTML: () => (place.innerHTML = text),
        outerHTML: () => (document.body.appendChild(document.createElement('p')).outerHTML = text),
        insertAdjacentHTML: () => place.insertAdjacentHTML('beforeend', text),
        write: () => Reflect.apply(Reflect.get(document, 'write') as (text: string) => void, document, [text]),
        srcdoc: () => Object.assign(document.createElement('iframe'), { srcdoc: text }),
        parseFromString: () => new DOMParser().parseFromString(text, 'text/html'),
        createContextualFragment: () => document.createRange().createContextualFragment(text),
        'script text': () => (document.createElement('script').text = 'window.ran = 1'),
        'script src': () => (document.createElement('script').src = '/assets/a.js'),
        'another policy': () =>
          (window as unknown as { trustedTypes: { createPolicy(name: string, rules: object): unknown } }).trustedTypes.createPolicy(
            'mine',
            {},
          ),
      }
      return Object.entries(ways).flatMap(([name, way]) => {
        try {
          way()
          return [`${name} was taken`]
        } catch (error) {
          return error instanceof TypeError ? [] : [`${name}: ${String(error)}`]
        }
      })
    })
    expect(refused).toEqual([])
  })

  it('#4 has the policy from the handler of its own scheme', async () => {
    const policy = await inPage(async () => (await fetch('/')).headers.get('content-security-policy') ?? '')
    expect(policy).toContain("default-src 'none'; script-src 'self'")
    expect(policy).toContain("require-trusted-types-for 'script'; trusted-types vue")
    for (const directive of ['object-src', 'base-uri', 'form-action', 'frame-ancestors']) expect(policy).toContain(`${directive} 'none'`)
  })

  it.each(['file:///etc/passwd', 'file:///etc/'])('#7 loads nothing of %s', async (address) => {
    const before = await addressOf(bench.desktop.app)
    const loaded = await bench.desktop.page.evaluate(async (url) => {
      const frame = Object.assign(document.createElement('iframe'), { src: url })
      const image = Object.assign(document.createElement('img'), { src: url })
      const failed = new Promise((resolve) => (image.onerror = () => resolve('refused')))
      document.body.append(frame, image)
      const fetched = await fetch(url).then(
        () => 'loaded',
        () => 'refused',
      )
      window.location.href = url
      const framed = frame.contentDocument?.body.textContent ?? ''
      return [fetched, await failed, framed]
    }, address)
    expect(loaded).toEqual(['refused', 'refused', ''])
    expect(await addressOf(bench.desktop.app)).toBe(before)
  })

  it('#10 may write to the clipboard and nothing else', async () => {
    const states = await inPage(async () => {
      const names = [
        'geolocation',
        'notifications',
        'camera',
        'microphone',
        'clipboard-read',
        'clipboard-write',
        'midi',
        'persistent-storage',
        'window-management',
        'idle-detection',
      ]
      const asked = names.map(async (name) => [name, (await navigator.permissions.query({ name: name as PermissionName })).state])
      return Object.fromEntries(await Promise.all(asked)) as Record<string, string>
    })
    const { 'clipboard-write': clipboard, ...others } = states
    expect(clipboard).toBe('granted')
    expect(Object.values(others).filter((state) => state !== 'denied')).toEqual([])
  })

  it('#10 gets no camera, no screen and no place', async () => {
    const answers = await inPage(() =>
      Promise.all([
        navigator.mediaDevices.getUserMedia({ video: true }).then(
          () => 'granted',
          () => 'denied',
        ),
        navigator.mediaDevices.getDisplayMedia({ video: true }).then(
          () => 'granted',
          () => 'denied',
        ),
        new Promise((resolve) =>
          navigator.geolocation.getCurrentPosition(
            () => resolve('granted'),
            () => resolve('denied'),
          ),
        ),
      ]),
    )
    expect(answers).toEqual(['denied', 'denied', 'denied'])
  })
})
