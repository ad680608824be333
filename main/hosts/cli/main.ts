import { goOffline } from '../../offline.ts'
import { commandRunner } from './terminal.ts'

/** `bewaarpost VERB …`: one command line from start to exit code (see exit-codes.ts). */
goOffline()
process.exitCode = await commandRunner()(process.argv.slice(2))
