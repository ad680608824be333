import { useState } from 'react'
import { Button, ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import type { Facet } from '../../../shared/records.ts'
import type { Size } from '../../parts/use-size.ts'
import { labelOf } from '../../state/facet-labels.ts'
import { writeNumber } from '../../state/formats.ts'
import { useAsk } from '../../state/requests.ts'
import { makeVisible } from '../../state/visible.ts'
import { useWords } from '../../state/words.ts'
import { FacetTable } from './facet-table.tsx'
import { Panel } from './panel.tsx'
import { Mark, Picture } from './picture.tsx'
import { narrow } from './scope.ts'
import { see } from './seen.ts'
import { splitName } from './tile-name.ts'
import { layTiles, type Tile } from './tiles.ts'

const kinds = ['correspondent', 'domain', 'folder'] as const
type Kind = (typeof kinds)[number]
type Entry = Facet['values'][number]

/** Values asked for. */
const MANY = 200
/** Square pixels of the smallest area: room for a name. */
const LEAST = 2_000
/** Pixels under the areas, for the way to the others. */
const MORE = 24

/** Where the mail is: areas by correspondent, domain or folder. */
export function PlacePanel({ query, all }: { readonly query: string; readonly all: number }) {
  const say = useWords()
  const [kind, setKind] = useState<Kind>('correspondent')
  const { value, failure, stale } = useAsk(
    'record.facets',
    { query, names: [kind], limit: MANY },
    { keep: true },
  )
  const facet = value?.facets[0]
  const title = say('overview.place')
  return (
    <Panel
      name="place"
      title={title}
      hint={say(`overview.place.${kind}.hint`)}
      control={
        <ToggleButtonGroup
          className="overview-kinds"
          aria-label={say('overview.place.by')}
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[kind]}
          onSelectionChange={(chosen) => setKind(kinds.find((each) => chosen.has(each)) ?? kind)}
        >
          {kinds.map((each) => (
            <ToggleButton key={each} id={each}>
              {say(`overview.place.${each}`)}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
      }
      asked={{ value: facet, failure, stale }}
      picture={(facet, size) => <Areas facet={facet} query={query} size={size} title={title} />}
      table={(facet) => <FacetTable title={title} facet={facet} query={query} all={all} />}
    />
  )
}

type AreasProps = {
  readonly facet: Facet
  readonly query: string
  readonly size: Size
  readonly title: string
}

function Areas({ facet, query, size, title }: AreasProps) {
  const say = useWords()
  const area = { width: size.width, height: size.height - MORE }
  const tiles = layTiles(facet.values, area, LEAST)
  if (tiles.length === 0) return <p className="soft">{say('overview.nothing')}</p>
  const rest = facet.values.length - tiles.length
  return (
    <>
      <Picture name={title} size={area} count={tiles.length}>
        {(isStop) =>
          tiles.map((tile, place) => {
            const { value, label, count, term } = tile.of
            const name = makeVisible(labelOf(facet.name, value, label))
            return (
              <Mark
                key={value}
                name={say('overview.mark', { name, n: count })}
                query={narrow(query, term)}
                isStop={isStop(place)}
              >
                <Area tile={tile} name={name} kind={facet.name} />
              </Mark>
            )
          })
        }
      </Picture>
      {rest === 0 && !facet.more ? null : (
        <Button className="link overview-more" onPress={() => see('place', 'table')}>
          {facet.more ? say('overview.more.unknown') : say('overview.more', { n: rest })}
        </Button>
      )}
    </>
  )
}

type AreaProps = { readonly tile: Tile<Entry>; readonly name: string; readonly kind: Facet['name'] }

/** Pixels an area must have for its words. */
const ROOM = { wide: 28, one: 20, two: 36, three: 52 }

function Area({ tile: { x, y, width, height, of }, name, kind }: AreaProps) {
  const [main, rest] = splitName(kind, name)
  return (
    <>
      <rect className="overview-area" x={x} y={y} width={width} height={height} />
      {width < ROOM.wide || height < ROOM.one ? null : (
        <foreignObject x={x} y={y} width={width} height={height}>
          <div className="overview-area-words">
            <bdi>{main}</bdi>
            {height < ROOM.three || rest === '' ? null : <bdi className="soft">{rest}</bdi>}
            {height < ROOM.two ? null : <span className="figure">{writeNumber(of.count)}</span>}
          </div>
        </foreignObject>
      )}
    </>
  )
}
