// biome-ignore lint/style/noRestrictedImports: the test of what forbids it
import { Socket } from 'node:net'
import { expect, it } from 'vitest'
import { goOffline } from '../../main/offline.ts'

it('no connection can be opened from a thread that went offline', () => {
  const { connect } = Socket.prototype
  try {
    goOffline()
    expect(() => new Socket().connect(9, '127.0.0.1')).toThrow('no connection')
  } finally {
    Socket.prototype.connect = connect
  }
})
