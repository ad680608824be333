/**
 * Checks the log of a depot without any of the program: `node build/check-log.mjs DEPOT [KEPT-HASH …]`, on a closed depot or a
 * copy. The rule, for whoever wants to write it again in another language: an event's hash is SHA-256 over the hash of the one
 * before (32 bytes; zeros for the first) followed by the UTF-8 of one JSON object of its columns id, time, actor, role, action,
 * object, result, origin, ground and detail, written with sorted names, without white space (RFC 8785); `detail` goes in as the
 * text it is. Numbers run from 1 without gaps. Hashes that were printed or kept elsewhere must occur: only they show a tail cut off.
 * Exit code 0: the chain holds; 1: it does not; 2: it could not be read.
 */
import { createHash } from 'node:crypto'
import { DatabaseSync } from 'node:sqlite'

const [file, ...kept] = process.argv.slice(2)
if (file === undefined) stop(2, 'Usage: node build/check-log.mjs DEPOT [KEPT-HASH …]')

/** Sorted, so that JSON.stringify writes them in the order the rule asks. */
const columns = ['action', 'actor', 'detail', 'ground', 'id', 'object', 'origin', 'result', 'role', 'time']
const unseen = new Set(kept.map((hash) => hash.toLowerCase()))
let previous = Buffer.alloc(32)
let count = 0

try {
  const db = new DatabaseSync(file, { readOnly: true })
  for (const event of db.prepare('SELECT * FROM event ORDER BY id').iterate()) {
    const told = JSON.stringify(Object.fromEntries(columns.map((name) => [name, event[name]])))
    const hash = createHash('sha256').update(previous).update(told, 'utf8').digest()
    count += 1
    if (event['id'] !== count) stop(1, `Event ${count} is missing.`)
    if (!previous.equals(bytes(event['previous'])))
      stop(1, `Event ${count} does not follow from the one before.`)
    if (!hash.equals(bytes(event['hash']))) stop(1, `Event ${count} differs from its hash.`)
    unseen.delete(hash.toString('hex'))
    previous = hash
  }
} catch (error) {
  stop(2, `Could not read the log: ${error instanceof Error ? error.message : error}`)
}
for (const hash of unseen) stop(1, `No event has the kept hash ${hash}.`)
console.log(`${count} events, the chain holds. Head: ${previous.toString('hex')}`)

/** @param {unknown} cell */
function bytes(cell) {
  return cell instanceof Uint8Array ? Buffer.from(cell) : Buffer.alloc(0)
}

/** @param {number} code @param {string} line @returns {never} */
function stop(code, line) {
  console.error(line)
  process.exit(code)
}
