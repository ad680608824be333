/** One member of a tar to write. */
export type TarPlan = {
  readonly name: string | Buffer
  readonly content?: string | Buffer
  /** '0' file, '1' hard link, '2' symbolic link, '5' folder, 'L' long name, 'x' pax, 'S' sparse … */
  readonly type?: string
  readonly link?: string
  readonly declaredSize?: number
  readonly format?: 'ustar' | 'old'
}

/** Writes a tar with its end mark. */
export function buildTar(plans: readonly TarPlan[]): Buffer {
  return Buffer.concat([...plans.map(buildMember), Buffer.alloc(1024)])
}

/** A pax header (POSIX.1-2001) for the member after it. */
export function pax(records: Readonly<Record<string, string | Buffer>>): TarPlan {
  const lines = Object.entries(records).map(([key, value]) => {
    const rest = Buffer.concat([Buffer.from(` ${key}=`), Buffer.from(value), Buffer.from('\n')])
    // The length counts its own digits.
    const length = rest.length + String(rest.length + 2).length
    return Buffer.concat([Buffer.from(String(length)), rest])
  })
  return { name: 'PaxHeader', type: 'x', content: Buffer.concat(lines) }
}

function buildMember(plan: TarPlan): Buffer {
  const content = Buffer.from(plan.content ?? '')
  const header = Buffer.alloc(512)
  Buffer.from(plan.name).copy(header, 0, 0, 100)
  header.write('0000644\0', 100, 'latin1')
  header.write('0000000\0', 108, 'latin1')
  header.write('0000000\0', 116, 'latin1')
  header.write(`${(plan.declaredSize ?? content.length).toString(8).padStart(11, '0')}\0`, 124, 'latin1')
  header.write('14524000000\0', 136, 'latin1')
  header.write('        ', 148, 'latin1')
  header.write(plan.type ?? '0', 156, 'latin1')
  header.write(plan.link ?? '', 157, 'latin1')
  if (plan.format !== 'old') header.write('ustar\x0000', 257, 'latin1')
  const sum = header.reduce((total, byte) => total + byte, 0)
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1')
  return Buffer.concat([header, content, Buffer.alloc((512 - (content.length % 512)) % 512)])
}
