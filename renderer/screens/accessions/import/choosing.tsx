import { Button } from 'react-aria-components'
import { useStore } from '../../../state/store.ts'
import { makeVisible } from '../../../state/visible.ts'
import { useWords } from '../../../state/words.ts'
import { chooseDrive, type Drive, goesOn, resuming } from './drive.ts'
import { namesOf } from './roots.ts'

type ChoosingProps = {
  readonly chosen: Drive | null
  /** While it is being looked through nothing else can be chosen. */
  readonly isFixed: boolean
}

/** What was handed over: to be chosen, or what was chosen. */
export function Choosing({ chosen, isFixed }: ChoosingProps) {
  const say = useWords()
  const resumes = useStore(resuming) ?? chosen?.resumes ?? null
  const before = resumes === null ? '' : namesOf(resumes.roots).map(makeVisible).join(', ')
  return (
    <section aria-labelledby="drive-what">
      <h2 id="drive-what">{say('drive.what')}</h2>
      {chosen === null ? (
        <p className="acc-text">
          {resumes === null ? say('drive.what.how') : say('drive.resume.how', { names: before })}
        </p>
      ) : (
        <ul className="acc-chosen">
          {chosen.names.map((name) => (
            <li key={name}>
              <bdi>{makeVisible(name)}</bdi>
            </li>
          ))}
        </ul>
      )}
      {chosen !== null && resumes !== null && !goesOn(chosen) ? (
        <p className="incomplete acc-text">{say('drive.differs', { names: before })}</p>
      ) : null}
      <div className="job-controls">
        <Button
          className={chosen === null ? 'primary' : ''}
          isDisabled={isFixed}
          onPress={() => void chooseDrive('drive-folder')}
        >
          {say('drive.folder')}
        </Button>
        <Button isDisabled={isFixed} onPress={() => void chooseDrive('drive-files')}>
          {say('drive.files')}
        </Button>
      </div>
    </section>
  )
}
