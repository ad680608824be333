import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { messageOf } from '../../main/parse/content.ts'
import { pst } from '../../main/read/pst/pst.ts'
import { bytesOf } from '../../main/source/bytes.ts'

/*
 * Prints, of each item of a personal folders file, the hash of its content and of the message made of it: a program of its own,
 * because time zone and language are those of a process.
 */
const hash = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')

const [, , path = ''] = process.argv
for await (const step of pst.read(bytesOf(readFileSync(path)), 0, {})) {
  if (step.step !== 'item') continue
  const content = Buffer.concat([...step.pieces()])
  process.stdout.write(`${step.node} ${hash(content)} ${hash(messageOf(content).message)}\n`)
}
