import { useDesk } from '../../state/desk.ts'
import { useWords } from '../../state/words.ts'
import { libraries } from './libraries.ts'
import { Section } from './section.tsx'

/** Which program this is, under which licence, and what it is made with. */
export function AboutPage() {
  const say = useWords()
  const { program, host } = useDesk()
  return (
    <>
      <p>{say('help.about.what')}</p>
      <p className="figure">
        {program} · {say(`settings.host.${host}`)}
      </p>
      <Section id="help.about.licence" />
      <Section id="help.about.libraries" facts={{ n: libraries.length }}>
        <table className="help-table">
          <thead>
            <tr>
              <th scope="col">{say('help.about.library')}</th>
              <th scope="col">{say('help.about.version')}</th>
              <th scope="col">{say('help.about.licence')}</th>
            </tr>
          </thead>
          <tbody>
            {libraries.map(([name, version, licence]) => (
              <tr key={`${name} ${version}`}>
                <th scope="row">{name}</th>
                <td className="figure">{version}</td>
                <td>{licence}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Section>
    </>
  )
}
