import { type Dice, diceOf } from '../../main/hosts/sample/seed.ts'

/** Made-up running text whose word counts follow Zipf's law, as real language does. "from" is left out: mbox would quote it. */

const common = (
  'de het een van en in is dat op te voor met zijn er niet aan ook als bij om naar wordt dan door over maar uit nog ' +
  'worden heeft wij ik je u kan meer hebben deze zal was geen of dit wel moet ze tot onze graag gaat mijn wat zou na ' +
  'the of and to a that for it with as was be by on not this are or an have which we has your will can please would ' +
  'there their been if no one all but they from_'
)
  .replace(' from_', '')
  .split(' ')

const heads = (
  'raad gemeente bestuur college burger wethouder bestemming plan water weg bouw woning school zorg jeugd subsidie ' +
  'begroting archief vergunning klacht bezwaar milieu verkeer fiets haven markt kermis zwembad sport bibliotheek ' +
  'museum monument brand politie veiligheid crisis energie afval riool groen bomen park straat wijk buurt dorp kern ' +
  'regio provincie rijk belasting leges grond pacht huur koop aanbesteding contract project overleg commissie fractie ' +
  'motie amendement agenda notulen verslag besluit mandaat verordening beleid nota advies onderzoek rapport cijfer'
).split(' ')

const tails = (
  'vergadering kosten termijn overleg aanvraag dossier stuk lijst voorstel besluit wijziging toets rapport regeling ' +
  'procedure beheer onderhoud planning kaart groep leider medewerker afdeling kantoor balie loket gebouw terrein zone ' +
  'gebied ontwikkeling visie kader norm grens rente schuld reserve fonds post rekening controle toezicht handhaving ' +
  'melding registratie systeem bestand schijf map kast sleutel brief bericht reactie vraag antwoord uitleg afspraak ' +
  'bezoek opening sluiting viering feest dag week maand jaar periode start einde fase stap keuze optie risico kans'
).split(' ')

const endings = ['', 'en', 's', 'je', 'jes', 'er']

/** All words there are, the commonest first: about 41,000. */
export function vocabulary(dice: Dice): string[] {
  const compounds = heads.flatMap((head) =>
    tails.flatMap((tail) => endings.map((ending) => head + tail + ending)),
  )
  for (let at = compounds.length - 1; at > 0; at--) {
    const other = dice.number(at + 1)
    const [one, two] = [compounds[at] ?? '', compounds[other] ?? '']
    compounds[at] = two
    compounds[other] = one
  }
  return [...common, ...heads, ...tails, ...compounds]
}

/** Lines of text kept as bytes, so that a body is one copy of consecutive lines. */
export type Lines = { readonly bytes: Buffer; readonly starts: Uint32Array; readonly count: number }

/** Text of about `size` bytes in lines of at most about 76, with sentences and paragraphs. `shape` dresses each line. */
export function linesOf(seed: number, size: number, shape: (line: string) => string): Lines {
  const dice = diceOf(seed)
  const pick = zipfPicker(vocabulary(dice), dice)
  const lines: string[] = []
  let total = 0
  while (total < size) {
    const line = shape(drawLine(pick, dice))
    lines.push(line)
    total += line.length
  }
  const starts = new Uint32Array(lines.length + 1)
  let at = 0
  for (const [place, line] of lines.entries()) {
    starts[place] = at
    at += Buffer.byteLength(line)
  }
  starts[lines.length] = at
  return { bytes: Buffer.from(lines.join('')), starts, count: lines.length }
}

function drawLine(pick: () => string, dice: Dice): string {
  let line = ''
  let opens = true
  while (line.length < 64) {
    const word = pick()
    line += opens ? word.charAt(0).toUpperCase() + word.slice(1) : word
    opens = dice.number(11) === 0
    line += opens ? '. ' : dice.number(14) === 0 ? ', ' : ' '
  }
  return line.trimEnd()
}

/** Picks words with a chance of about 1/rank, by a table of 65,536 draws. */
function zipfPicker(words: readonly string[], dice: Dice): () => string {
  const table = new Uint32Array(1 << 16)
  // The inverse of the harmonic sum is rank(u) ≈ n^u, for u evenly spread over [0, 1). The power of u makes the 350 commonest
  // words two thirds of the text, as they are in Dutch letters.
  for (let at = 0; at < table.length; at++)
    table[at] = Math.floor(words.length ** ((at / table.length) ** 1.5)) - 1
  return () => {
    const rank = table[dice.number(table.length)] ?? 0
    // Far down the list the table is coarse: spread the draws over the ranks it skips.
    const next =
      rank < 4000 ? rank : Math.min(words.length - 1, rank + dice.number(Math.ceil(rank / 5000) + 4))
    return words[next] ?? ''
  }
}
