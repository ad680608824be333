import { Button } from 'react-aria-components'
import type { DeskState } from '../../state/desk.ts'
import { writeMoment } from '../../state/formats.ts'
import { useWords } from '../../state/words.ts'
import { chooseDepot, forgetRecent, openRecent } from './depot-actions.ts'

type Recent = DeskState['recents'][number]

/** The depots opened before, the latest first; one that is no longer in its place says so. */
export function RecentDepots({ recents }: { readonly recents: readonly Recent[] }) {
  const say = useWords()
  return (
    <section aria-labelledby="start-recent">
      <h2 id="start-recent">{say('start.recent')}</h2>
      {recents.length === 0 ? (
        <p className="soft">{say('start.recent.none')}</p>
      ) : (
        <table className="start-recents">
          <thead>
            <tr>
              <th scope="col">{say('start.recent.name')}</th>
              <th scope="col">{say('start.recent.place')}</th>
              <th scope="col">{say('start.recent.opened')}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {recents.map((recent) => (
              <RecentRow key={recent.id} recent={recent} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

function RecentRow({ recent }: { readonly recent: Recent }) {
  const say = useWords()
  const { id, name, place, opened, missing } = recent
  return (
    <tr>
      <th scope="row">
        {missing ? (
          <span className="soft">{name}</span>
        ) : (
          <Button
            className="link"
            aria-label={say('start.recent.open', { name })}
            onPress={() => void openRecent(id)}
          >
            {name}
          </Button>
        )}
      </th>
      <td>
        <bdi>{place}</bdi>
        {missing ? <span className="incomplete"> · {say('start.recent.missing')}</span> : null}
      </td>
      <td className="figure">{writeMoment(Date.parse(opened) / 1000)}</td>
      <td className="start-recent-actions">
        {missing ? (
          <Button
            className="link"
            aria-label={say('start.recent.look.of', { name })}
            onPress={() => void chooseDepot()}
          >
            {say('start.recent.look')}
          </Button>
        ) : null}
        <Button
          className="link"
          aria-label={say('start.recent.forget.of', { name })}
          onPress={() => void forgetRecent(recent)}
        >
          {say('start.recent.forget')}
        </Button>
      </td>
    </tr>
  )
}
