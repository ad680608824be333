import { app } from 'electron'
import { goOffline } from '../../offline.ts'
import { startWorkstation } from './workstation.ts'

/**
 * The entry of the desktop program. What must hold before Electron is ready stands here: no thread of Node connects anywhere,
 * no name is looked up, every page is sandboxed, and there is one such program per user.
 */
goOffline()
app.setName('Bewaarpost')
app.enableSandbox()
for (const [name, value] of [
  ['host-resolver-rules', 'MAP * ~NOTFOUND'],
  ['disable-background-networking'],
  ['disable-component-update'],
  ['disable-domain-reliability'],
  ['disable-quic'],
  ['no-pings'],
] as const) {
  app.commandLine.appendSwitch(name, value)
}
if (app.requestSingleInstanceLock()) startWorkstation(import.meta.dirname)
else app.quit()
