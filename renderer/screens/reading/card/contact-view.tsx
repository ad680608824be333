import type { ContactCard } from '../../../../shared/item-card.ts'
import { VisibleText } from '../../../parts/visible-text.tsx'
import { writeLongDay } from '../../../state/formats.ts'
import { useWords } from '../../../state/words.ts'
import { People } from '../people.tsx'
import { CardRow, TextRow } from './card-row.tsx'
import { CategoriesRow } from './categories-row.tsx'

/** Who someone is and how to reach them. */
export function ContactView({ card }: { readonly card: ContactCard }) {
  const say = useWords()
  const { name, fileAs, emails, phones, addresses, web, birthday } = card
  return (
    <>
      <TextRow name={say('card.name')} text={name} />
      {fileAs === name ? null : <TextRow name={say('card.fileAs')} text={fileAs} />}
      <TextRow name={say('card.jobTitle')} text={card.jobTitle} />
      <TextRow name={say('card.department')} text={card.department} />
      <TextRow name={say('card.company')} text={card.company} />
      {emails.length === 0 ? null : (
        <CardRow name={say('card.emails')}>
          <People people={emails} />
        </CardRow>
      )}
      {phones.length === 0 ? null : (
        <CardRow name={say('card.phones')}>
          <ul>
            {phones.map(({ kind, number }) => (
              <li key={kind}>
                <VisibleText text={number} most={200} />{' '}
                <span className="soft">{say(`card.phone.${kind}`)}</span>
              </li>
            ))}
          </ul>
        </CardRow>
      )}
      {addresses.map(({ kind, lines }) => (
        <CardRow key={kind} name={`${say('card.addresses')} (${say(`card.address.${kind}`)})`}>
          {lines.map((line, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the lines of an address never change
            <div key={place}>
              <VisibleText text={line} />
            </div>
          ))}
        </CardRow>
      ))}
      {web.map((address) => (
        <TextRow key={address} name={say('card.web')} text={address} />
      ))}
      {birthday === null ? null : <CardRow name={say('card.birthday')}>{writeLongDay(birthday, 0)}</CardRow>}
      <CategoriesRow categories={card.categories} />
    </>
  )
}
