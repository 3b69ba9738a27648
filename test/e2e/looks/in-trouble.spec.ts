import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Sentence } from '../../../src/core/sentences/sentence'
import { browserHost } from '../hosts/browser-host'
import type { OpenPanel } from '../hosts/open-panel'
import { LabsPage } from '../pages/labs-page'
import { findings } from './axe'
import { ToldLine } from './told'
import type { Tale } from './told'
import { go, press, seen } from './walk'

const silent = (reason: string, sentence: Partial<Sentence> = {}): Tale => ({
  view: {
    provisioners: {
      docker: { reachable: false, reason, ...sentence, address: 'unix:///var/run/docker.sock' },
      simulated: { reachable: true },
    },
  },
})
const DAY_MS = 86_400_000

/** Each trouble: what is told, and a sentence that must be there. */
const FIRST_RUN: readonly (readonly [string, Tale, string | RegExp])[] = [
  ['not installed', silent('NotInstalled'), 'Docker is not installed on this machine'],
  ['no permission', silent('NoPermission'), 'Docker is running, but you are not allowed to use it'],
  ['set to another machine', silent('RemoteRefused'), 'Docker is set to another machine'],
  ['set to another machine by its context', silent('WrongContext'), 'The docker command is set to another machine'],
  ['another one than before', silent('OtherDaemon'), 'This is another Docker than the one that has the labs'],
  ['too old', silent('TooOld'), 'This Docker is too old for labs'],
  ['set to no address', silent('BadAddress'), 'Docker is set to an address that cannot be used'],
  [
    'in a context that is gone',
    silent('UnknownContext', { code: 'ContextMissing', params: { context: 'room-12' } }),
    /^The docker command is set to the context "room-12", which does not exist/,
  ],
  [
    'without its certificates',
    silent('Certificates', { code: 'CertificateMissing', params: { address: 'tcp://127.0.0.1:2376', file: '/certs/ca.pem' } }),
    /\/certs\/ca\.pem is not there or may not be read/,
  ],
  [
    'something else',
    silent('NotDocker', { code: 'NotDocker', params: { address: 'tcp://127.0.0.1:8080', status: 403 } }),
    /is not Docker, or does not say so \(HTTP status 403\)/,
  ],
  ['starting', silent('NotAnswering'), 'Docker is there but has not answered yet; it may still be starting'],
]

describe('trouble is told in a way that everybody can read', () => {
  let panel: OpenPanel
  let told: ToldLine

  const reopen = async () => {
    await panel.page.reload()
    await go(panel.page, '/labs')
  }

  beforeAll(async () => {
    panel = await browserHost.open({ dockerHost: 'unix:///nowhere/docker.sock' })
    told = await ToldLine.between(panel.page)
  })
  afterAll(() => panel?.close())

  it('the first run with a Docker that is not running', async () => {
    await reopen()
    await seen(panel.page, 'Docker is installed, but it is not running')
    expect(await findings(panel.page)).toEqual([])
  })

  it.each(FIRST_RUN)('the first run with a Docker that is %s', async (_name, tale, sentence) => {
    told.tell(tale)
    await reopen()
    await seen(panel.page, sentence)
    expect(await findings(panel.page)).toEqual([])
  })

  describe('with labs', () => {
    beforeAll(async () => {
      told.tell({})
      await panel.ask('create', {
        kind: 'LabInstance',
        object: {
          metadata: { name: 'waits' },
          spec: { template: 'sample-lab', studentEmail: 'ada@school.example', studentName: 'Ada Lovelace' },
        },
      })
    })

    it('Docker is away: one banner, and what to do behind it', async () => {
      told.tell({ view: { provisioners: { docker: { reachable: false, reason: 'NotRunning', lastAnsweredAt: Date.now() - 60_000 } } } })
      await reopen()
      await press(panel.page, 'What to do')
      await seen(panel.page, /^Docker has not answered since/)
      expect(await findings(panel.page)).toEqual([])
    })

    it('#118 Docker is another one than before: what it means and the way to stay with it are behind one banner', async () => {
      told.tell(silent('OtherDaemon'))
      await reopen()
      await seen(panel.page, 'This is another Docker than the one that has the labs')
      expect(await panel.page.getByRole('rowheader', { name: 'waits' }).count()).toBe(1)
      await press(panel.page, 'What to do')
      await seen(panel.page, /^The labs' containers and the students' work are in the other one/)
      expect(await findings(panel.page)).toEqual([])
      await press(panel.page, 'Use this Docker')
      await expect.poll(() => told.argumentsOf('acceptDaemon')).toEqual([{ provisioner: 'docker' }])
      // There is none here to be used: the person is told so, in the engine's own words.
      await new LabsPage(panel.page).toast(/This did not work.*Start it/s).waitFor()
    })

    it('the disk is nearly full', async () => {
      told.tell({
        view: { provisioners: { docker: { reachable: true, version: '28.2.2' } } },
        about: { disk: { freeBytes: 9e8, totalBytes: 2.5e11 } },
      })
      await reopen()
      await seen(panel.page, /^Only .* are free/)
      expect(await findings(panel.page)).toEqual([])
    })

    it('other computers may reach labs: said once, with the line that closes it, until a person has answered', async () => {
      const command = 'sudo iptables -I DOCKER-USER ! -i br-labs -o br-labs -m conntrack --ctstate NEW -j DROP'
      const directRoute = {
        sentence: { code: 'DirectRoute', params: { version: '27.5.1', fixed: '28.3.3', command } },
        command,
        isAnswered: false,
      }
      const between = { isApart: true, at: Date.now(), sentence: { code: 'LabsApart', params: { network: 'lab-resource-manager' } } }
      const saying = (isAnswered: boolean) => ({
        view: {
          provisioners: {
            docker: { reachable: true, version: '27.5.1', isolation: { between, directRoute: { ...directRoute, isAnswered } } },
          },
        },
      })
      told.tell(saying(false))
      await reopen()
      await seen(panel.page, 'Other computers of this network may reach labs here')
      await press(panel.page, 'What to do')
      await seen(panel.page, /^Docker 27\.5\.1 lets other computers.*Update Docker to 28\.3\.3/)
      expect(await findings(panel.page)).toEqual([])
      await press(panel.page, 'It is done, or I know of it')
      await expect.poll(() => told.argumentsOf('answerDirectRoute')).toEqual([{ provisioner: 'docker' }])
      told.tell(saying(true))
      await reopen()
      await go(panel.page, '/settings/docker')
      await seen(panel.page, /^Labs cannot reach each other: seen at/)
      await seen(panel.page, 'A person has answered: done, or known')
      expect(await findings(panel.page)).toEqual([])
      expect(await panel.page.getByText('Other computers of this network may reach labs here').count()).toBe(0)
      await go(panel.page, '/labs')
    })

    it('labs reach each other: said, with what to do', async () => {
      const between = {
        isApart: false,
        at: Date.now(),
        sentence: { code: 'LabsReachEachOther', params: { network: 'lab-resource-manager' } },
      }
      told.tell({ view: { provisioners: { docker: { reachable: true, version: '29.0.0', isolation: { between } } } } })
      await reopen()
      await seen(panel.page, 'Labs can reach each other')
      await press(panel.page, 'What to do')
      await seen(panel.page, /start Docker without --iptables=false/)
      expect(await findings(panel.page)).toEqual([])
    })

    it('a question that waits for a person, and containers that nobody dares to touch', async () => {
      told.tell({
        view: {
          brake: { held: ['LabInstance/student-labs/waits', 'Orphan//0b1c'], sleptMs: DAY_MS, since: Date.now() },
          quarantine: [{ uid: '0b1c', containerId: 'f'.repeat(64), why: { code: 'NotMadeHere' }, isAdoptable: false }],
        },
      })
      await reopen()
      await panel.page.getByText('Which ones').click()
      await seen(panel.page, /would end now because this machine slept/)
      expect(await findings(panel.page)).toEqual([])
      await go(panel.page, '/engine')
      await seen(panel.page, 'Nothing here is touched until somebody decides.')
      expect(await findings(panel.page)).toEqual([])
    })

    it('#39 labs that nobody knows here any more: how many, which, and one click that makes them known again', async () => {
      const lab = (name: string) => ({
        name,
        namespace: 'student-labs',
        template: 'sample-lab',
        studentEmail: `${name}@school.example`,
        studentName: `${name} Lovelace`,
      })
      told.tell({
        view: {
          quarantine: ['ada', 'bob'].map((name) => ({
            uid: `uid-${name}`,
            containerId: 'f'.repeat(64),
            why: { code: 'LabUnknown' },
            isAdoptable: true,
            lab: lab(name),
          })),
        },
      })
      await reopen()
      await seen(panel.page, /^2 labs are in Docker that are not known here any more/)
      await panel.page.getByText('Which ones').click()
      await seen(panel.page, 'ada · ada Lovelace')
      expect(await findings(panel.page)).toEqual([])
      await panel.page.getByRole('button', { name: 'Make them known again' }).click()
      await expect.poll(() => told.argumentsOf('adoptLabs')).toEqual([{ uids: ['uid-ada', 'uid-bob'] }])
    })

    it('the engine itself is not reached', async () => {
      await go(panel.page, '/labs')
      await told.cut()
      await seen(panel.page, /^The engine of this panel has not answered since/)
      expect(await findings(panel.page)).toEqual([])
    })
  })

  it('and on all the way the page met no error and no blocked content', () => {
    panel.faults.expect(/WebSocket/)
    expect(panel.faults.found).toEqual([])
  })
})
