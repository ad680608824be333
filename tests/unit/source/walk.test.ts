import { execFileSync } from 'node:child_process'
import { appendFileSync, chmodSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { checkRoot } from '../../../main/source/medium.ts'
import { checkUnchanged, walkDrive } from '../../../main/source/walk.ts'
import { Failed } from '../../../shared/failure.ts'
import { inFolder, patience, put, walkAll } from '../../helpers/source-tree.ts'

const kinds = (found: { problems: readonly { kind: string }[] }) => found.problems.map(({ kind }) => kind)

test('every file is found once, in the order of the bytes of its name, depth first', () =>
  inFolder(async (folder) => {
    for (const path of ['b/2.eml', 'b/1.eml', 'a.eml', 'c', 'b/x/9', 'B', 'é']) put(folder, path)
    const paths = (await walkAll([folder])).map(({ path }) => path)
    expect(paths).toEqual(['B', 'a.eml', 'b/1.eml', 'b/2.eml', 'b/x/9', 'c', 'é'])
    expect((await walkAll([folder])).map(({ path }) => path)).toEqual(paths)
  }))

test('a root that is a file has its own name; one that is not there is refused', () =>
  inFolder(async (folder) => {
    const file = put(folder, 'inbox.mbox', 'From x')
    const [found] = await walkAll([file])
    expect(found).toMatchObject({ step: 'file', path: 'inbox.mbox', size: 6 })
    await expect(walkAll([join(folder, 'weg')])).rejects.toMatchObject({
      failure: { kind: 'source-missing' },
    })
  }))

test('a root inside another root, or given twice, is not walked twice', () =>
  inFolder(async (folder) => {
    put(folder, 'a/1')
    put(folder, 'ab/2')
    const found = await walkAll([join(folder, 'a'), folder, folder, join(folder, 'a', '1')])
    expect(found.map(({ path }) => path)).toEqual(['a/1', 'ab/2'])
  }))

test('what is ours is left out', () =>
  inFolder(async (folder) => {
    const depot = put(folder, 'x.depot')
    put(folder, 'y')
    expect((await walkAll([folder], [depot])).map(({ path }) => path)).toEqual(['y'])
    expect(await walkAll([depot], [depot])).toEqual([])
  }))

test('links are not followed, pipes are not opened', () =>
  inFolder(async (folder) => {
    put(folder, 'echt/1.eml')
    symlinkSync('..', join(folder, 'echt', 'lus'))
    symlinkSync('/etc', join(folder, 'buiten'))
    symlinkSync('niets', join(folder, 'dood'))
    execFileSync('mkfifo', [join(folder, 'pijp')])
    const found = await walkAll([folder])
    expect(found.map((one) => [one.path, one.step, ...kinds(one)])).toEqual([
      ['buiten', 'unreadable', 'symlink-not-followed'],
      ['dood', 'unreadable', 'symlink-not-followed'],
      ['echt/1.eml', 'file'],
      ['echt/lus', 'unreadable', 'symlink-not-followed'],
      ['pijp', 'unreadable', 'special-file'],
    ])
  }))

test('a name that is not UTF-8 is kept to the byte, shown escaped, and opens', () =>
  inFolder(async (folder) => {
    const name = Buffer.from('caf\xe9 \u00ff.eml', 'latin1')
    mkdirSync(Buffer.concat([Buffer.from(`${folder}/`), Buffer.from([0xff])]))
    writeFileSync(Buffer.concat([Buffer.from(`${folder}/`), Buffer.from([0xff, 0x2f]), name]), 'inhoud')
    const [found] = await walkAll([folder])
    expect(found?.path).toBe('\\xff/caf\\xe9 \\xff.eml')
    expect(found?.pathBytes).toEqual(Buffer.concat([Buffer.from([0xff, 0x2f]), name]))
    expect(found && kinds(found)).toEqual(['name-not-utf8'])
    if (found?.step !== 'file') throw new Error('no file')
    const { bytes } = await found.open()
    expect(bytes?.read(0, 100).toString()).toBe('inhoud')
    bytes?.close()
    expect(checkUnchanged(found)).toBeNull()
  }))

test('the shape of the folder is known for cur, new and tmp of a maildir only', () =>
  inFolder(async (folder) => {
    const mail = '1700000000.M1P2.host:2,S'
    for (const place of ['M/cur', 'M/new', 'M/tmp', 'M/.Sent/cur', 'M/.Sent/tmp', 'los/cur', 'gewoon']) {
      put(folder, `${place}/${mail}`)
    }
    put(folder, 'los/cur/brief.txt')
    put(folder, 'M/maildirsize')
    put(folder, 'M/cur/vreemde naam')
    const shapes = (await walkAll([folder])).map((one) => [
      one.path,
      one.step === 'file' ? one.mailFolder : '',
    ])
    expect(Object.fromEntries(shapes)).toEqual({
      [`M/.Sent/cur/${mail}`]: 'maildir',
      [`M/.Sent/tmp/${mail}`]: 'maildir-tmp',
      [`M/cur/${mail}`]: 'maildir',
      'M/cur/vreemde naam': 'maildir',
      'M/maildirsize': 'plain',
      [`M/new/${mail}`]: 'maildir',
      [`M/tmp/${mail}`]: 'maildir-tmp',
      [`gewoon/${mail}`]: 'plain',
      'los/cur/brief.txt': 'plain',
      [`los/cur/${mail}`]: 'maildir',
    })
  }))

test('a file that changes or vanishes after it was listed says so', () =>
  inFolder(async (folder) => {
    put(folder, 'a')
    put(folder, 'b')
    put(folder, 'c')
    const [a, b, c] = await walkAll([folder])
    if (a?.step !== 'file' || b?.step !== 'file' || c?.step !== 'file') throw new Error('no files')
    appendFileSync(join(folder, 'a'), 'meer')
    rmSync(join(folder, 'b'))
    expect(checkUnchanged(a)).toMatchObject({ kind: 'changed-during-import' })
    expect(await b.open()).toMatchObject({ bytes: null, problems: [{ kind: 'vanished-during-import' }] })
    expect(checkUnchanged(b)).toMatchObject({ kind: 'vanished-during-import' })
    expect(checkUnchanged(c)).toBeNull()
  }))

test('when the drive itself goes, the walk and every open stop with source-failed', () =>
  inFolder(async (folder) => {
    const drive = join(folder, 'schijf')
    for (const path of ['a', 'map/b', 'z']) put(drive, path)
    const walk = walkDrive([drive], { signal: patience })
    const first = await walk.next()
    if (first.done === true || first.value.step !== 'file') throw new Error('no file')
    checkRoot(first.value.root)
    renameSync(drive, join(folder, 'weg'))
    const gone = { failure: { kind: 'source-failed' } }
    expect(() => checkRoot(first.value.root)).toThrow(Failed)
    await expect(first.value.open()).rejects.toMatchObject(gone)
    await expect(walk.next()).rejects.toMatchObject(gone)
    mkdirSync(drive)
    await expect(
      first.value.open(),
      'another folder of the same name is not the drive',
    ).rejects.toMatchObject(gone)
  }))

test('what may not be read is a problem of that file or folder alone', async (context) => {
  if (process.getuid?.() === 0) context.skip('root may read everything')
  await inFolder(async (folder) => {
    chmodSync(put(folder, 'dicht.eml'), 0)
    put(folder, 'map/x')
    put(folder, 'open.eml')
    chmodSync(join(folder, 'map'), 0)
    const [file, map, open] = await walkAll([folder])
    chmodSync(join(folder, 'map'), 0o700)
    if (file?.step !== 'file') throw new Error('no file')
    expect(await file.open()).toMatchObject({ bytes: null, problems: [{ kind: 'file-unreadable' }] })
    expect(map).toMatchObject({ path: 'map', step: 'unreadable', problems: [{ kind: 'folder-unreadable' }] })
    expect(open?.path).toBe('open.eml')
  })
})

test('a walk can be cancelled', () =>
  inFolder(async (folder) => {
    put(folder, 'a')
    const stop = new AbortController()
    stop.abort()
    await expect(walkDrive([folder], { signal: stop.signal }).next()).rejects.toMatchObject({
      failure: { kind: 'cancelled' },
    })
  }))
