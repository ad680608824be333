// biome-ignore lint/style/noRestrictedImports: imported to close it, in every thread, for all code that runs in it
import { Socket } from 'node:net'

/**
 * Makes every connection from this thread or process fail, whoever asks for it. The program has no reason to open one; what
 * tries is a mistake or hostile, and shows at once. To be called first thing in every thread and host.
 */
export function goOffline(): void {
  Socket.prototype.connect = () => {
    throw new Error('Bewaarpost opens no connection to anywhere.')
  }
}
