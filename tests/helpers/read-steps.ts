import type { Cursor, RawItem, ReadStep, SetAside, Survey } from '../../main/read/item.ts'
import { readMbox } from '../../main/read/mbox.ts'
import { surveyMbox } from '../../main/read/mbox-survey.ts'
import { type Bytes, bytesOf } from '../../main/source/bytes.ts'

/** The survey of an mbox file, given to it in chunks of `chunkSize` bytes. */
export function surveyOf(file: Buffer, chunkSize = 1 << 20): Survey {
  const surveyor = surveyMbox()
  for (let at = 0; at < file.length; at += chunkSize) surveyor.push(file.subarray(at, at + chunkSize))
  return surveyor.end()
}

/** Everything the mbox reader yields for a file in memory. */
export async function stepsOf(
  file: Buffer,
  blockSize?: number,
  cursor: Cursor = 0,
): Promise<(RawItem | SetAside)[]> {
  return await collect(readMbox(bytesOf(file), cursor, surveyOf(file), blockSize))
}

export async function itemsOf(file: Buffer): Promise<RawItem[]> {
  return (await stepsOf(file)).filter((step) => step.step === 'item')
}

export async function collect<T>(steps: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = []
  for await (const step of steps) all.push(step)
  return all
}

/** A step as plain data, to compare: functions replaced by what they give. */
export function plain(step: ReadStep): unknown {
  if (step.step !== 'item') return step
  return { ...step, pieces: Buffer.concat([...step.pieces()]).toString('latin1') }
}

/** Bytes whose `failing`-th read (from 1) throws `error`, as an unplugged drive does. */
export function failingBytes(file: Buffer, failing: number, error: Error): Bytes {
  const whole = bytesOf(file)
  let reads = 0
  return {
    ...whole,
    read(start, length) {
      reads++
      if (reads >= failing) throw error
      return whole.read(start, length)
    },
  }
}
