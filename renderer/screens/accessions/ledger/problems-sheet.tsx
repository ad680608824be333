import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from 'react-aria-components'
import type { Output } from '../../../../shared/contract.ts'
import { Failed } from '../../../../shared/failure.ts'
import type { LedgerLine } from '../../../../shared/ledger.ts'
import { problems as kinds } from '../../../../shared/problem.ts'
import { ask } from '../../../bridge.ts'
import { Explained } from '../../../parts/explained.tsx'
import { PathName } from '../../../parts/path-name.tsx'
import { Sheet } from '../../../parts/sheet.tsx'
import { adviseOnFormat, explainProblem, tellFacts } from '../../../state/explain.ts'
import { nameProblem } from '../../../state/names.ts'
import { read } from '../../../state/requests.ts'
import { showRecords } from '../../../state/route.ts'
import { tellSaved } from '../../../state/saved.ts'
import { makeVisible } from '../../../state/visible.ts'
import { useWords } from '../../../state/words.ts'
import { whereOf } from './line-words.ts'
import './ledger.css'

/** Whose problems: those of an accession, or of one of its source files. */
export type Listed = { readonly accession: number; readonly line: LedgerLine | null }

type SheetProps = { readonly of: Listed | null; readonly onClose: () => void }

/** Every problem in plain words, where it lies, and the record it is of. */
export function ProblemsSheet({ of, onClose }: SheetProps) {
  const say = useWords()
  const title =
    of === null
      ? say('problems.title')
      : of.line === null
        ? say('problems.title.accession', { number: of.accession })
        : say('problems.title.of', { path: makeVisible(of.line.path) })
  return (
    <Sheet title={title} form="wide" isOpen={of !== null} onClose={onClose}>
      {of === null ? null : <Problems of={of} onLeave={onClose} />}
    </Sheet>
  )
}

const PAGE = 200

function Problems({ of, onLeave }: { readonly of: Listed; readonly onLeave: () => void }) {
  const say = useWords()
  const [kind, choose] = useState('')
  const { accession, line } = of
  const input = {
    accession,
    ...(line === null ? {} : { sourceFile: line.sourceFile }),
    ...(kind === '' ? {} : { kind }),
    limit: PAGE,
  }
  const { data, error, hasNextPage, fetchNextPage, isFetching } = useInfiniteQuery({
    queryKey: ['problem.list', input, 'pages'],
    queryFn: ({ pageParam }) => read('problem.list', { ...input, after: pageParam }),
    initialPageParam: 0,
    getNextPageParam: ({ next }) => next,
  })
  const all = data?.pages.flatMap((page) => page.problems) ?? []
  const offered = line === null ? Object.keys(kinds) : line.problems.map((problem) => problem.kind)
  return (
    <>
      <p className="soft">{say('problems.what')}</p>
      <div className="led-filters">
        <select
          aria-label={say('problems.kind')}
          value={kind}
          onChange={(event) => choose(event.target.value)}
        >
          <option value="">{say('problems.kind.all')}</option>
          {offered.map((each) => (
            <option key={each} value={each}>
              {nameProblem(each)}
            </option>
          ))}
        </select>
        <span className="soft figure" role="status">
          {data === undefined
            ? say('state.loading')
            : say(hasNextPage ? 'problems.shown.more' : 'problems.shown', { n: all.length })}
        </span>
      </div>
      {error instanceof Failed ? <Explained failure={error.failure} /> : null}
      {data !== undefined && all.length === 0 ? <p>{say('problems.none')}</p> : null}
      <ul className="led-list">
        {all.map((problem) => (
          <ProblemItem key={problem.id} problem={problem} withPath={line === null} onLeave={onLeave} />
        ))}
      </ul>
      {hasNextPage ? (
        <div>
          <Button isDisabled={isFetching} onPress={() => void fetchNextPage()}>
            {say('problems.more')}
          </Button>
        </div>
      ) : null}
    </>
  )
}

type ItemProps = {
  readonly problem: Output<'problem.list'>['problems'][number]
  readonly withPath: boolean
  readonly onLeave: () => void
}

function ProblemItem({ problem, withPath, onLeave }: ItemProps) {
  const say = useWords()
  const { id, kind, detail, path, record, isKept } = problem
  const { meaning, cost } = explainProblem(kind)
  const place = whereOf(problem)
  return (
    <li data-problem={kind}>
      <p>
        <strong className="problem-mark">{nameProblem(kind)}</strong> {meaning} {adviseOnFormat(kind, detail)}{' '}
        <span className="soft">{cost}</span>
      </p>
      <p className="led-where">
        {withPath && path !== null ? <PathName path={path} /> : null}
        {place === null ? null : <span className="soft figure">{say(...place)}</span>}
        {detail === '' ? null : (
          <span className="soft">{say('problems.facts', { detail: makeVisible(tellFacts(problem)) })}</span>
        )}
        {isKept ? (
          <Button className="link" onPress={() => void saveKept(id)}>
            {say('problems.save')}
          </Button>
        ) : null}
        {record === null ? null : (
          <Button
            className="link figure"
            aria-label={say('problems.read', { id: record })}
            onPress={() => {
              onLeave()
              showRecords(`id:${record}`, { record })
            }}
          >
            {say('problems.record', { id: record })}
          </Button>
        )}
      </p>
    </li>
  )
}

async function saveKept(problem: number): Promise<void> {
  tellSaved(await ask('desk.saveKept', { problem }))
}
