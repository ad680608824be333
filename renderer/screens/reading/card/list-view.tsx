import type { ListCard } from '../../../../shared/item-card.ts'
import { useWords } from '../../../state/words.ts'
import { People } from '../people.tsx'
import { CardRow, TextRow } from './card-row.tsx'

/** A distribution list with its members. Of some the record tells no more than that there is one. */
export function ListView({ card: { name, members } }: { readonly card: ListCard }) {
  const say = useWords()
  return (
    <>
      <TextRow name={say('card.name')} text={name} />
      <CardRow name={say('card.members', { n: members.length })}>
        <People people={members} unnamed={say('card.member.unnamed')} />
      </CardRow>
    </>
  )
}
