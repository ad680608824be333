import type { ReactNode } from 'react'
import { Button } from 'react-aria-components'
import type { RecordView } from '../../../shared/records.ts'
import { ValueBadge } from '../../parts/value-badge.tsx'
import { VisibleText } from '../../parts/visible-text.tsx'
import { writeBytesInFull, writeDay, writeNumber } from '../../state/formats.ts'
import { announce } from '../../state/notice.ts'
import { go } from '../../state/route.ts'
import { sayOr, useWords } from '../../state/words.ts'
import { showRelative } from './show-relative.ts'
import './origin.css'

/** Characters that are shown of what a source keeps with an item. */
const MOST_OF_TRAILER = 20_000

type Relative = RecordView['copies'][number]

/** Where a record comes from, and what it belongs to. */
export function OriginView({ record }: { readonly record: RecordView }) {
  const say = useWords()
  const { provenance: from, copies, thread, sameSubject } = record
  return (
    <div className="reading-origin">
      <dl className="reading-facts">
        <Fact name={say('reading.origin.accession')}>
          <Button className="link" onPress={() => go({ screen: 'accessions', accession: from.accession })}>
            {say('reading.origin.accession.number', { n: String(from.accession) })}
          </Button>
        </Fact>
        <Fact name={say('reading.origin.file')}>
          <VisibleText text={from.path} most={1_000} />
        </Fact>
        {from.node === null ? (
          <Fact name={say('reading.origin.span')}>
            <span className="figure">
              {say('reading.origin.span.text', {
                start: writeNumber(from.start),
                end: writeNumber(from.start + from.length),
                length: writeNumber(from.length),
              })}
            </span>
          </Fact>
        ) : (
          <Fact name={say('reading.origin.node')}>
            <span className="figure">
              {say('reading.origin.node.text', {
                node: `0x${from.node.toString(16).toUpperCase()}`,
                length: writeNumber(from.length),
              })}
            </span>
          </Fact>
        )}
        {record.itemClass === '' ? null : (
          <Fact name={say('reading.origin.class')}>
            <VisibleText text={record.itemClass} most={300} />
          </Fact>
        )}
        {from.foundAs === '' ? null : (
          <Fact name={say('reading.origin.found')}>
            {sayOr(`reading.found.${from.foundAs}`, from.foundAs)}
          </Fact>
        )}
        <Fact name={say('reading.origin.size')}>
          <span className="figure">{writeBytesInFull(from.size)}</span>
        </Fact>
        <Fact name={say('reading.origin.hash')}>
          <Hash hash={from.sha256} />
        </Fact>
        {from.sourceSha256 === null ? null : (
          <Fact name={say('reading.origin.fileHash')}>
            <Hash hash={from.sourceSha256} />
          </Fact>
        )}
        {from.separator === null ? null : (
          <Fact name={say('reading.origin.separator')}>
            <span className="mono">
              <VisibleText text={from.separator.trimEnd()} most={400} />
            </span>
          </Fact>
        )}
        {from.unquotedLines === 0 ? null : (
          <Fact name={say('reading.origin.unquoted')}>
            {say('reading.origin.unquoted.lines', { n: from.unquotedLines })}
          </Fact>
        )}
        <Fact name={say('reading.origin.agent')}>
          <VisibleText text={from.agent} most={200} />
        </Fact>
        {record.derived === null ? null : (
          <Fact name={say('reading.origin.derived')}>
            <VisibleText text={record.derived.agent} most={200} />
          </Fact>
        )}
        {record.flags === '' ? null : (
          <Fact name={say('reading.origin.flags')}>
            <VisibleText text={record.flags} most={100} />
          </Fact>
        )}
        {from.trailer === null ? null : (
          <Fact name={say('reading.origin.trailer')}>
            <Trailer text={from.trailer} />
          </Fact>
        )}
      </dl>
      <Relatives
        title={say('reading.origin.copies', { n: copies.length })}
        none={say('reading.origin.copies.none')}
        all={copies}
      />
      <Relatives
        title={say('reading.origin.thread', { n: thread.length })}
        none={say('reading.origin.thread.none')}
        all={thread}
      />
      {sameSubject.length === 0 ? null : (
        <Relatives
          title={say('reading.origin.subject', { n: sameSubject.length })}
          none=""
          all={sameSubject}
        />
      )}
    </div>
  )
}

/** What the source keeps with an item and is not part of it, folded. */
function Trailer({ text }: { readonly text: string }) {
  const say = useWords()
  const lines = text.slice(0, MOST_OF_TRAILER).split(/\r?\n/)
  return (
    <details>
      <summary>{say('reading.origin.trailer.size', { n: text.length })}</summary>
      <div className="mono reading-trailer">
        {lines.map((line, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a text never change
          <div key={place}>
            <VisibleText text={line} most={2_000} />
          </div>
        ))}
      </div>
      {text.length > MOST_OF_TRAILER ? (
        <p className="incomplete">{say('reading.more', { n: text.length - MOST_OF_TRAILER })}</p>
      ) : null}
    </details>
  )
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className="reading-fact">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function Hash({ hash }: { readonly hash: string }) {
  const say = useWords()
  const copy = async () => {
    await navigator.clipboard.writeText(hash)
    announce(say('reading.copied'))
  }
  return (
    <>
      <span className="mono reading-hash">{hash}</span>{' '}
      <Button className="link" onPress={() => void copy()}>
        {say('reading.copy')}
      </Button>
    </>
  )
}

type RelativesProps = { readonly title: string; readonly none: string; readonly all: readonly Relative[] }

function Relatives({ title, none, all }: RelativesProps) {
  const say = useWords()
  return (
    <section className="reading-relatives" aria-label={title}>
      <h3>{title}</h3>
      {all.length === 0 ? (
        <p className="soft">{none}</p>
      ) : (
        <ul>
          {all.map((each) => (
            <li key={each.id}>
              <ValueBadge value={each.value} />
              <span className="figure soft">
                {each.date === null ? say('reading.origin.undated') : writeDay(each.date)}
              </span>
              <span className="reading-relative-sender">
                <VisibleText text={each.sender} most={60} />
              </span>
              <Button className="link" onPress={() => void showRelative(each.id)}>
                {each.subject === '' ? (
                  say('reading.noSubject')
                ) : (
                  <VisibleText text={each.subject} most={120} />
                )}
              </Button>
              <span className="soft">
                <VisibleText text={each.mailbox} most={60} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
