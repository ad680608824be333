import { expect, test } from 'vitest'
import { formats } from '../../../main/read/formats.ts'

test.each([...formats.values()])(
  'what is known of $format before loading is what its reader says',
  async (known) => {
    const { format, puid, agent, version } = await known.load()
    expect({ format, puid, agent, version }).toEqual({ ...known, load: undefined })
    expect(formats.get(format)).toBe(known)
  },
)
