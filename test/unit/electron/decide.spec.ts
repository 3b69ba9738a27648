import { describe, expect, it } from 'vitest'
import { askedFile, isPermitted, refusalOfSender } from '../../../electron/main/decide/panel-access'
import { externalAddress, mayOpenExternal, MAX_EXTERNAL, recentlyOpened } from '../../../electron/main/decide/external-link-policy'
import { quitQuestion, countLabs, countsText } from '../../../electron/main/decide/lab-counts'
import { refusedSwitches, refusedVariables } from '../../../electron/main/decide/refused-switches'
import { boundsToOpen, readWindowState, SMALLEST } from '../../../electron/main/decide/window-bounds'
import { DESKTOP_MESSAGES, translatorFor } from '../../../electron/main/decide/desktop-messages'
import { SENTENCES } from '../../../src/contract/languages/languages'
import { LANGUAGES } from '../../../src/contract/languages/language'
import { notificationText } from '../../../electron/main/decide/notification-text'
import { readDesktopOptions } from '../../../electron/main/desktop-options'
import type { StoredLab } from '../../../src/contract/words'

describe('which file of the panel is meant', () => {
  it.each(['app://panel/', 'app://panel/index.html', 'app://panel/assets/index-abc_1.js', 'app://panel/?x=1#/labs'])('serves %s', (url) => {
    expect(askedFile('GET', url)).toHaveProperty('path')
  })

  const VECTORS = [
    ['app://panel/..%2f..%2fetc/passwd', 404],
    ['app://panel/%252e%252e/secret', 404],
    ['app://panel/..%5c..%5csecret', 404],
    ['app://panel/a\\..\\..\\secret', 404],
    ['app://panel/%00', 404],
    ['app://panel/index.html%00.js', 404],
    ['app://panel/assets/..%252f', 404],
    ['app://panel/C:%5cWindows', 404],
    ['app://panel/a b', 404],
    ['app://panel/%ff', 404],
    ['app://panel/$x', 404],
    ['app://panel/~root', 404],
    ['app://panel/;x', 404],
    ['app://panel.evil/index.html', 403],
    ['app://evil/index.html', 403],
    ['app://panel@evil/', 403],
    ['app://user@panel/', 403],
    ['app://user:pw@panel/', 403],
    ['app://panel:8080/', 403],
    ['app:///index.html', 403],
    ['app:index.html', 403],
    ['APPX://panel/', 403],
    ['file:///etc/passwd', 403],
    ['https://panel/', 403],
    ['app://%70anel/', 403],
    ['', 403],
    ['app://', 403],
  ] as const
  it.each(VECTORS)('#6 refuses %s with %i', (url, status) => {
    expect(askedFile('GET', url)).toEqual({ refusal: status })
  })
  it.each(['POST', 'PUT', 'HEAD', 'get'])('#6 refuses %s', (method) => expect(askedFile(method, 'app://panel/')).toEqual({ refusal: 403 }))
  it.each(['app://panel/../../etc/passwd', 'app://panel/%2e%2e/%2E./etc/passwd'])(
    '#6 climbs nowhere: the dots of %s are gone before the file is looked up',
    (url) => {
      expect(askedFile('GET', url)).toEqual({ path: '/etc/passwd' })
    },
  )
})

describe('what may be opened outside', () => {
  const ENDPOINTS = ['http://127.0.0.1:32768/', 'http://127.0.0.1:32769/lab?token=x', 'https://127.0.0.1:32771/', 'not an address']
  it.each([
    'http://localhost:32768/',
    'http://localhost:32769/tree?token=abc',
    'https://localhost:32771/',
    'https://docs.docker.com/engine/',
  ])('opens %s', (url) => {
    expect(externalAddress(url, ENDPOINTS)).toBe(url)
  })
  it.each([
    'file:///etc/passwd',
    'smb://server/share',
    'ms-msdt:/id',
    'vscode://file/x',
    'javascript:alert(1)',
    'data:text/html,x',
    'https://docs.docker.com@evil.example/',
    'https://user:pw@docs.docker.com/',
    'https://docs.docker.com.evil.example/',
    'https://docs.dоcker.com/',
    'http://docs.docker.com/',
    'https://docs.docker.com:8443/',
    'https://evil.example/',
    'http://127.0.0.1:22/',
    'http://127.0.0.1/',
    'http://localhost:32770/',
    'http://127.0.0.1:32768/',
    'http://localhost.evil.example:32768/',
    'http://localhost:32768@evil.example/',
    'https://localhost:32768/',
    'http://localhost:32771/',
    'http://[::1]:32768/',
    ' https://docs.docker.com/',
    'https://docs.docker.com/\n--flag',
    '-flag',
    '--gpu-launcher=x',
    'http:\\\\localhost:32768',
    'http://192.168.0.1:32768/',
    '',
    'ftp://127.0.0.1:32768/',
    'mailto:a@b.c',
    'app://panel/',
  ])('#9 does not open %j', (url) => expect(externalAddress(url, ENDPOINTS)).toBeUndefined())
})

describe('who may speak', () => {
  const panel = { url: 'app://panel/#/labs', origin: 'app://panel', isTop: true }
  it('hears the panel', () => expect(refusalOfSender({ contentsId: 1, frame: panel }, 1)).toBeUndefined())
  it.each([
    ['a frame that is gone', { contentsId: 1, frame: null }],
    ['another window', { contentsId: 2, frame: panel }],
    ['a frame inside', { contentsId: 1, frame: { ...panel, isTop: false } }],
    ['about:blank of the same origin', { contentsId: 1, frame: { ...panel, url: 'about:blank' } }],
    ['the panel’s address of another origin', { contentsId: 1, frame: { ...panel, origin: 'null' } }],
    ['a look-alike', { contentsId: 1, frame: { url: 'app://panel.evil/', origin: 'app://panel.evil', isTop: true } }],
  ])('#11 refuses %s', (_, sender) => expect(refusalOfSender(sender, 1)).toMatch(/it came|gone/))
  it('#11 refuses everybody while there is no window', () =>
    expect(refusalOfSender({ contentsId: 1, frame: panel }, undefined)).toBeDefined())
})

it('#10 permits the panel to write to the clipboard, and nobody anything else', () => {
  expect(isPermitted('clipboard-sanitized-write', 'app://panel')).toBe(true)
  expect(isPermitted('clipboard-sanitized-write', 'app://panel.evil')).toBe(false)
  expect(
    ['media', 'geolocation', 'notifications', 'clipboard-read', 'hid', 'serial', 'usb', 'openExternal', 'fullscreen'].filter((name) =>
      isPermitted(name, 'app://panel'),
    ),
  ).toEqual([])
})

it('#18 refuses switches however they are written, and never repeats their values', () => {
  expect(
    refusedSwitches(
      ['--Remote-Debugging-Port=1', '-inspect', '--proxy-server=http://user:secret@x', '--data-dir', '/x', 'no-sandbox'],
      'linux',
    ),
  ).toEqual(['--remote-debugging-port', '--inspect', '--proxy-server'])
})

describe('#18 a switch in every form', () => {
  const REFUSED = [
    'remote-debugging-port',
    'remote-debugging-pipe',
    'no-sandbox',
    'disable-web-security',
    'js-flags',
    'inspect-brk',
    'inspect-wait',
    'load-extension',
    'host-rules',
    'enable-features',
    'disable-features',
    'ssl-key-log-file',
    'import',
    'user-data-dir',
    'single-process',
  ]
  const DASHES = ['--', '-']
  const FORMS: readonly ((name: string) => readonly string[])[] = [
    (name) => [name],
    (name) => [`${name}=0`],
    (name) => [name, '0'],
    (name) => [name.toUpperCase()],
    (name) => [` ${name} `],
    (name) => [`\t${name}=1`],
    (name) => ['--data-dir', '/x', name],
    (name) => ['/app', '--', name],
    (name) => [name.replace(/(?<=\w)-/g, '_')],
  ]
  it.each(REFUSED)('%s is refused on every platform', (name) => {
    for (const platform of ['linux', 'darwin', 'win32']) {
      const dashes = platform === 'win32' ? [...DASHES, '/'] : DASHES
      for (const dash of dashes)
        for (const form of FORMS)
          expect([platform, form(dash + name), refusedSwitches(form(dash + name), platform)]).toEqual([
            platform,
            form(dash + name),
            [`--${name}`],
          ])
    }
  })
  it('a path that has a name like one is a path where paths begin so', () => {
    expect([refusedSwitches(['/inspect'], 'linux'), refusedSwitches(['/inspect'], 'win32')]).toEqual([[], ['--inspect']])
  })
  it('what is ours, and what changes nothing about protection, is let through', () => {
    expect(
      refusedSwitches(
        [
          '/home/me/app',
          '--data-dir=/x',
          '--provisioner',
          'docker',
          '--docker-host',
          'unix:///d',
          '--second-try',
          '--lang=de',
          '--force-device-scale-factor=2',
          '--',
          '-',
          '--=',
        ],
        'linux',
      ),
    ).toEqual([])
  })
})

describe('#18 the same by way of the environment', () => {
  const from = (env: Record<string, string>, isPackaged = false) => refusedVariables(env, { isPackaged, platform: 'linux' })
  it.each([
    '--require /tmp/x.js',
    '-r /tmp/x.js',
    '--inspect=0',
    '--import=data:text/javascript,1',
    '--experimental-loader x',
    '--max-old-space-size=4096 --inspect_brk',
  ])('NODE_OPTIONS="%s" is refused where it is in force', (options) => {
    expect([from({ NODE_OPTIONS: options }), from({ NODE_OPTIONS: options }, true)]).toEqual([['NODE_OPTIONS'], []])
  })
  it.each(['ELECTRON_RUN_AS_NODE', 'NODE_REPL_EXTERNAL_MODULE'])('%s is refused where it is in force', (name) =>
    expect([from({ [name]: '1' }), from({ [name]: '1' }, true)]).toEqual([[name], []]),
  )
  it('the keys of connections are written to no file, packaged or not', () =>
    expect(from({ SSLKEYLOGFILE: '/tmp/keys' }, true)).toEqual(['SSLKEYLOGFILE']))
  it("what changes nothing about protection is nobody's business", () =>
    expect(from({ NODE_OPTIONS: '--max-old-space-size=4096', NODE_ENV: 'test', ELECTRON_RUN_AS_NODE: '' })).toEqual([]))
})

describe('#9 so many pages are opened outside within a minute, and no more', () => {
  const opened = Array.from({ length: MAX_EXTERNAL }, (_, n) => n * 1000)
  it('the next one is not', () =>
    expect([mayOpenExternal(opened.slice(1), 9_000), mayOpenExternal(opened, 9_000), mayOpenExternal(opened, 59_999)]).toEqual([
      true,
      false,
      false,
    ]))
  it('until the first of them is a minute old', () =>
    expect([mayOpenExternal(opened, 60_000), recentlyOpened(opened, 60_000).length]).toEqual([true, MAX_EXTERNAL - 1]))
})

describe('where the window opens', () => {
  const left = { x: 0, y: 0, width: 1920, height: 1040 }
  const projector = { x: 1920, y: 0, width: 1280, height: 720 }
  it('as it was left', () =>
    expect(boundsToOpen({ x: 100, y: 50, width: 1200, height: 800 }, [left])).toEqual({ x: 100, y: 50, width: 1200, height: 800 }))
  it('on a screen that is there, when the projector is gone', () => {
    expect(boundsToOpen({ x: 2000, y: 10, width: 1200, height: 700 }, [left])).toEqual({ x: 720, y: 10, width: 1200, height: 700 })
  })
  it('no larger than its screen and on the screen it was on', () => {
    expect(boundsToOpen({ x: 1950, y: 10, width: 3000, height: 3000 }, [left, projector])).toEqual({ ...projector })
  })
  it('with its title bar in reach and never too small to use', () => {
    const opened = boundsToOpen({ x: -500, y: -500, width: 1, height: 1 }, [left])
    expect(opened).toEqual({ x: 0, y: 0, ...SMALLEST })
  })
  it.each([
    '',
    'null',
    '[]',
    '{"bounds":{}}',
    '{"bounds":{"x":1e400,"y":0,"width":1,"height":1}}',
    '{"bounds":{"x":"1","y":0,"width":1,"height":1}}',
  ])('believes nothing odd: %s', (text) => expect(readWindowState(text)).toBeUndefined())
})

it('#24 asks before a quit only while labs are being started', () => {
  expect([0, 1, 3].map((count) => quitQuestion(count, translatorFor('en-GB')))).toEqual([
    undefined,
    'One lab is still being started.',
    '3 labs are still being started.',
  ])
})

it('tells in the tray how the labs are', () => {
  const lab = (state: string) => ({ status: { state } }) as StoredLab
  expect(countsText(countLabs(['ready', 'ready', 'pending', 'failed', 'expired'].map(lab)), translatorFor('en-GB'))).toBe(
    '2 ready, 1 starting, 1 need you',
  )
})

it('tells on the desktop what needs a person, and leaves the rest to the bell', () => {
  const notice = { id: '1', at: 0, namespace: 'student-labs', name: 'ada', student: 'Ada' } as const
  expect(notificationText({ ...notice, type: 'expiresSoon', minutesLeft: 5 }, 'en-GB')).toEqual({
    title: 'Lab ada ends soon',
    body: 'ada (Ada) has 5 minutes left.',
  })
  expect(notificationText({ ...notice, type: 'dockerLost' }, 'en-GB')).toBeUndefined()
  expect(notificationText({ ...notice, type: 'failed', name: 'a\u202Eb', message: 'c\u2067d' }, 'en-GB')).toEqual({
    title: 'Lab a⟨U+202E⟩b failed',
    body: 'c⟨U+2067⟩d',
  })
})

it('reads the same options as the headless host, among Electron’s own', () => {
  expect(
    readDesktopOptions(['/app', '--data-dir', '/x', '--provisioner=simulated', '--some-switch', '--docker-host', 'unix:///d']),
  ).toEqual({ dataDir: '/x', provisioner: 'simulated', dockerHost: 'unix:///d', isSecondTry: false })
  expect(readDesktopOptions(['/app', '--data-dir', '/x', '--events-url', 'http://127.0.0.1:9/events'])).toMatchObject({
    eventsUrl: 'http://127.0.0.1:9/events',
  })
  expect(() => readDesktopOptions(['/app', '--events-url', 'ftp://x'])).toThrow('--events-url must be an http:// or https:// address.')
  expect(() => readDesktopOptions(['--provisioner', 'magic'])).toThrow('--provisioner is one of')
})

it.each(LANGUAGES)(
  'menu, tray, notifications and dialogs speak the language of the system (%s), each word with the same holes',
  (language) => {
    const holes = (words: Readonly<Record<string, string>>) =>
      Object.entries(words).map(([word, text]) => [word, ...(text.match(/\{\w+\}/g) ?? []).toSorted()])
    expect(holes(DESKTOP_MESSAGES[language])).toEqual(holes(DESKTOP_MESSAGES.en))
    const failed = { id: 'a', at: 0, type: 'failed', name: 'ada', message: 'in English', code: 'DiskIsFull' } as const
    const body = notificationText(failed, `${language}-CH`)?.body
    expect([body, notificationText({ ...failed, code: 'OfALaterVersion' }, language)?.body]).toEqual([
      SENTENCES[language].DiskIsFull,
      'in English',
    ])
  },
)
