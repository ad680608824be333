import { expect, test } from 'vitest'
import { openTickets } from '../../../../main/hosts/electron/tickets.ts'

test('a ticket stands for its paths and cannot be guessed', () => {
  const tickets = openTickets()
  const paths = ['/drive/a', '/drive/b']
  const ticket = tickets.give(paths)
  paths.push('/etc')
  expect(tickets.redeem(ticket)).toEqual(['/drive/a', '/drive/b'])
  expect(ticket).toMatch(/^[0-9a-f]{32}$/)
  expect(tickets.give(['/drive/a'])).not.toBe(ticket)
  for (const made of ['', '/drive/a', 'toString', ticket.slice(1)]) expect(tickets.redeem(made)).toBeNull()
})

test('old tickets are forgotten, so that they cost no memory', () => {
  const tickets = openTickets()
  const [first, second] = [tickets.give(['/1']), tickets.give(['/2'])]
  for (let count = 0; count < 999; count += 1) tickets.give([])
  expect([tickets.redeem(first), tickets.redeem(second)]).toEqual([null, ['/2']])
})
