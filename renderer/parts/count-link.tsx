import { Button } from 'react-aria-components'
import { writeNumber } from '../state/formats.ts'
import { showRecords } from '../state/route.ts'
import { useLanguage } from '../state/words.ts'

type CountLinkProps = {
  readonly n: number
  /** The query that finds the records counted. */
  readonly query: string
  /** A sentence with the number in it; else the number alone. */
  readonly text?: string
  /** Left out by Tab. */
  readonly isPassed?: boolean
}

/** A number of records that leads to those records. */
export function CountLink({ n, query, text, isPassed = false }: CountLinkProps) {
  useLanguage()
  const words = text ?? writeNumber(n)
  if (n === 0) return <span className="figure">{words}</span>
  return (
    <Button className="link figure" excludeFromTabOrder={isPassed} onPress={() => showRecords(query)}>
      {words}
    </Button>
  )
}
