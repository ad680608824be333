#!/usr/bin/env node
/** The `bewaarpost` command: the command-line host on the Node of the tools' line. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { ensureReady, environment, nodeOptions, root } from './setup.mjs'

const args = [...nodeOptions, join(root, 'main/hosts/cli/main.ts'), ...process.argv.slice(2)]
const child = spawn(ensureReady(), args, { env: environment(), stdio: 'inherit' })
// Ctrl-C reaches both processes; the command itself decides what it means, so this one only waits.
process.on('SIGINT', () => {})
process.on('SIGTERM', () => child.kill('SIGTERM'))
child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)))
