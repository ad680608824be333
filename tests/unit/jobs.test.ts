import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, test, vi } from 'vitest'
import { failureOf } from '../../main/dispatch.ts'
import { type Jobs, openJobs, type Work } from '../../main/jobs.ts'
import { makePace } from '../../main/source/pace.ts'
import type { Events, JobName } from '../../shared/contract.ts'
import { Failed } from '../../shared/failure.ts'
import type { JobProgress } from '../../shared/reply.ts'

type AnyJobs = Omit<Jobs, 'start'> & { start(name: JobName, work: Work<unknown>): number }

/** Jobs whose events are kept, and a way to wait for the next end. */
function bench() {
  const progress: JobProgress[] = []
  const ends: Events['job.ended'][] = []
  let wake: (end: Events['job.ended']) => void = () => {}
  const emit = <E extends 'job.progress' | 'job.ended'>(event: E, payload: Events[E]): void => {
    // The payload is that of its event.
    if (event === 'job.progress') progress.push(payload as JobProgress)
    else {
      const end = payload as Events['job.ended']
      ends.push(end)
      wake(end)
    }
  }
  // What the work comes to is of no matter here.
  const jobs: AnyJobs = openJobs(emit, (error) => failureOf(error, () => null))
  const next = () =>
    new Promise<Events['job.ended']>((done) => {
      wake = done
    })
  return { jobs, progress, ends, next }
}

/** Work that ends only when it is told to stop. */
const untilStopped: Work<never> = (signal) =>
  new Promise((_done, stop) => {
    const end = () => stop(new Failed({ kind: 'cancelled' }))
    if (signal.aborted) end()
    else signal.addEventListener('abort', end)
  })

describe('jobs', () => {
  test('a job ends once, with what it came to', async () => {
    const { jobs, ends, next } = bench()
    const ended = next()
    const job = jobs.start('depot.verify', async () => 'klaar')
    expect(await ended).toEqual({ job, name: 'depot.verify', reply: { ok: true, value: 'klaar' } })
    expect(ends.length).toBe(1)
  })

  test('its number is known before anything is heard of it', async () => {
    const { jobs, progress, next } = bench()
    const ended = next()
    const job = jobs.start('depot.verify', async (_signal, report) => report({ items: 1 }))
    expect(progress).toEqual([])
    expect((await ended).job).toBe(job)
  })

  test.each<[string, Work<unknown>]>([
    [
      'at once',
      () => {
        throw new Failed({ kind: 'nothing-to-check' })
      },
    ],
    [
      'later',
      async () => {
        await pause(1)
        throw new Failed({ kind: 'nothing-to-check' })
      },
    ],
  ])('what it throws %s is how it ends, and the next can start', async (_when, work) => {
    const { jobs, next } = bench()
    const ended = next()
    jobs.start('depot.verify', work)
    expect((await ended).reply).toEqual({ ok: false, failure: { kind: 'nothing-to-check' } })
    const second = next()
    jobs.start('depot.verify', async () => 2)
    expect((await second).reply).toEqual({ ok: true, value: 2 })
  })

  test('while one runs another is refused by name, and the first goes on', async () => {
    const { jobs, next, ends } = bench()
    const job = jobs.start('depot.rebuild', untilStopped)
    expect(() => jobs.start('depot.verify', async () => 1)).toThrow(
      new Failed({ kind: 'busy', job: 'depot.rebuild' }),
    )
    await pause(5)
    expect(ends).toEqual([])
    const ended = next()
    jobs.cancel(job)
    expect((await ended).reply).toEqual({ ok: false, failure: { kind: 'cancelled' } })
  })

  test('cancelling another number, or one that ended, stops nothing', async () => {
    const { jobs, next, ends } = bench()
    const first = next()
    const done = jobs.start('depot.verify', async () => 1)
    await first
    const job = jobs.start('depot.rebuild', untilStopped)
    jobs.cancel(done)
    jobs.cancel(job + 1)
    await pause(5)
    expect(ends.length).toBe(1)
    const ended = next()
    jobs.cancel(job)
    await ended
  })

  test('stopping waits for the last checkpoint', async () => {
    const { jobs, ends } = bench()
    let checkpoint = false
    jobs.start('depot.rebuild', async (signal) => {
      while (!signal.aborted) await pause(1)
      await pause(10)
      checkpoint = true
    })
    await jobs.stop()
    expect([checkpoint, ends.length]).toEqual([true, 1])
    await jobs.stop()
  })

  test('a job stopped before its first step knows it', async () => {
    const { jobs, ends } = bench()
    jobs.start('depot.rebuild', untilStopped)
    await jobs.stop()
    expect(ends.map(({ reply }) => reply)).toEqual([{ ok: false, failure: { kind: 'cancelled' } }])
  })

  test('a job rests at its next checkpoint, says so, and goes on when it is told to', async () => {
    const { jobs, progress, next } = bench()
    const ended = next()
    let steps = 0
    const job = jobs.start('depot.verify', async (signal) => {
      while (steps < 20) {
        steps++
        await pause(1)
        await signal.rest?.()
      }
      return steps
    })
    await pause(5)
    jobs.pause(job, true)
    expect(progress.at(-1)?.paused).toBe(true)
    await pause(5)
    const rested = steps
    expect(rested).toBeLessThan(20)
    await pause(40)
    expect(steps).toBe(rested)
    jobs.pause(job + 1, false)
    await pause(5)
    expect(steps).toBe(rested)
    jobs.pause(job, false)
    expect(progress.at(-1)?.paused).toBe(false)
    expect((await ended).reply).toEqual({ ok: true, value: 20 })
  })

  test.each(['cancelled', 'stopped'])('a job that rests is %s all the same', async (how) => {
    const { jobs, progress, ends, next } = bench()
    const ended = next()
    const job = jobs.start('depot.verify', async (signal) => {
      const pace = makePace(signal)
      for (;;) await (pace() ?? pause(1))
    })
    await pause(5)
    jobs.pause(job, true)
    await pause(20)
    expect(ends).toEqual([])
    if (how === 'cancelled') jobs.cancel(job)
    else await jobs.stop()
    expect((await ended).reply).toEqual({ ok: false, failure: { kind: 'cancelled' } })
    expect(progress.at(-1)?.paused).toBe(false)
    // And the next one does not begin at rest.
    const second = next()
    jobs.start('depot.verify', async (signal) => signal.rest?.())
    expect((await second).reply.ok).toBe(true)
  })

  test('time at rest counts neither in the rates nor in the time left', async () => {
    vi.useFakeTimers({ toFake: ['performance'] })
    const { jobs, progress, next } = bench()
    const ended = next()
    const job = jobs.start('accession.import', async (signal, report) => {
      report({ totalBytes: 1000 })
      for (let bytes = 100; bytes <= 500; bytes += 100) {
        vi.advanceTimersByTime(1000)
        report({ bytes })
        if (bytes !== 300) continue
        jobs.pause(job, true)
        const rest = signal.rest?.()
        vi.advanceTimersByTime(60_000)
        jobs.pause(job, false)
        await rest
      }
    })
    await ended
    vi.useRealTimers()
    expect(progress.at(-1)).toMatchObject({ bytesPerSecond: 100, secondsLeft: 5, paused: false })
    expect(progress.find(({ paused }) => paused)).toMatchObject({ bytesPerSecond: 100, secondsLeft: 7 })
    expect(progress.every(({ bytesPerSecond }) => bytesPerSecond >= 99 || bytesPerSecond === 0)).toBe(true)
  })

  test('progress says what is done, how fast, and how long still', async () => {
    const { jobs, progress, next } = bench()
    const ended = next()
    jobs.start('accession.import', async (_signal, report) => {
      report({ at: 'a.mbox', totalBytes: 1000 })
      await pause(250)
      report({ bytes: 250, items: 10 })
      await pause(250)
      report({ bytes: 500, items: 20 })
    })
    await ended
    const last = progress.at(-1)
    if (last === undefined) throw new Error('nothing told')
    expect(last).toMatchObject({ at: 'a.mbox', bytes: 500, items: 20, totalBytes: 1000, totalItems: null })
    // Half is done in about half a second: about half a second is left.
    expect(last.bytesPerSecond).toBeGreaterThan(100)
    expect(last.secondsLeft).toBeCloseTo(500 / last.bytesPerSecond, 5)
    expect(last.itemsPerSecond).toBeCloseTo((last.bytesPerSecond * 20) / 500, 5)
  })

  test('what a resumed job found done already does not make it look fast', async () => {
    vi.useFakeTimers({ toFake: ['performance'] })
    const { jobs, progress, next } = bench()
    const ended = next()
    jobs.start('accession.import', async (_signal, report) => {
      for (let second = 0; second < 40; second++) {
        report({ totalBytes: 1000, bytes: 900 + second })
        vi.advanceTimersByTime(1000)
      }
    })
    await ended
    vi.useRealTimers()
    const left = progress.at(-1)?.secondsLeft ?? 0
    expect(left).toBeGreaterThan(50)
    expect(left).toBeLessThan(75)
  })

  test('without a total nothing is said of the time left; with one of items, by items', async () => {
    const { jobs, progress, next } = bench()
    let ended = next()
    jobs.start('source.inventory', async (_signal, report) => report({ bytes: 5, items: 5 }))
    await ended
    expect(progress.at(-1)?.secondsLeft).toBeNull()
    ended = next()
    jobs.start('depot.rebuild', async (_signal, report) => {
      await pause(20)
      report({ items: 5, totalItems: 10 })
    })
    await ended
    expect(progress.at(-1)?.secondsLeft).toBeGreaterThan(0)
  })

  test('a job that reports without end is heard a few times a second, and always at its end', async () => {
    const { jobs, progress, next } = bench()
    const ended = next()
    const started = performance.now()
    jobs.start('depot.verify', async (_signal, report) => {
      for (let items = 1; items <= 200_000; items++) report({ items })
    })
    await ended
    expect(progress.length).toBeLessThanOrEqual(Math.ceil((performance.now() - started) / 200) + 1)
    expect(progress.at(-1)?.items).toBe(200_000)
  })
})
