import type { WordId } from '../../../shared/words/en.ts'
import type { Route } from '../../state/route.ts'

/** The pages of the help, in the order in which one would read them. */
export const topics = ['begin', 'import', 'ledger', 'query', 'appraise', 'keys', 'safe', 'about'] as const
export type Topic = (typeof topics)[number]

/** The sections of the pages that are text only: a heading, and below it `<heading>.text`. */
export const sections = {
  begin: ['help.begin.depot', 'help.begin.account', 'help.begin.work', 'help.begin.window'],
  import: [
    'help.import.choose',
    'help.import.inventory',
    'help.import.who',
    'help.import.running',
    'help.import.again',
  ],
  ledger: [
    'help.ledger.closes',
    'help.ledger.depth',
    'help.ledger.aside',
    'help.ledger.open',
    'help.ledger.proof',
  ],
  appraise: [
    'help.appraise.values',
    'help.appraise.decide',
    'help.appraise.ground',
    'help.appraise.many',
    'help.appraise.undo',
    'help.appraise.more',
  ],
  safe: [
    'help.safe.original',
    'help.safe.crash',
    'help.safe.full',
    'help.safe.copies',
    'help.safe.hostile',
    'help.safe.offline',
    'help.safe.log',
  ],
} as const satisfies Partial<Record<Topic, readonly WordId[]>>

/** The page of a name, the first one for a name that is none. */
export function findTopic(name: string): Topic {
  return topics.find((each) => each === name) ?? topics[0]
}

/** The page about where a person is. */
export function topicFor({ screen, accession, topic }: Route): Topic {
  switch (screen) {
    case 'records':
      return 'appraise'
    case 'overview':
      return 'query'
    case 'accessions':
      return accession === null || accession === 'new' ? 'import' : 'ledger'
    case 'log':
      return 'safe'
    case 'settings':
      return 'keys'
    case 'help':
      return findTopic(topic)
    case 'start':
      return 'begin'
  }
}
