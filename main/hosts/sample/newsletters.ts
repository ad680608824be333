import { people } from './people.ts'
import { dutchZone, type Post } from './post.ts'

const issues = [
  [
    '2010-03-05',
    'Meer digitaal, minder papier',
    'Steeds meer gemeenten stoppen met het papieren archief. Wie bewaart de mail?',
  ],
  [
    '2010-09-03',
    'Archiefwet in gewone taal',
    'Vijf misverstanden over vernietigen, waarvan er drie duur zijn.',
  ],
  [
    '2011-03-04',
    'Zaakgericht werken: de eerste ervaringen',
    'Elf gemeenten vertellen wat er misging, en wat daarna wel werkte.',
  ],
  [
    '2011-09-02',
    'Selectielijst: bewaren of vernietigen?',
    'Een selectielijst zegt wat blijft en wat na hoeveel jaar weg mag.',
  ],
  [
    '2012-03-02',
    'E-mail is ook archief',
    'De rechter oordeelde opnieuw dat mail van bestuurders onder de wet valt.',
  ],
  [
    '2013-03-01',
    'Een e-depot voor kleine gemeenten',
    'Samen inkopen scheelt de helft, samen nadenken scheelt meer.',
  ],
  ['2014-03-07', 'Wat kost bewaren?', 'De prijs van schijfruimte daalt elk jaar, de prijs van spijt niet.'],
  ['2015-09-04', 'Privacy en het archief', 'Hoe lang mag een sollicitatiebrief blijven liggen? Vier weken.'],
  ['2016-09-02', 'Metagegevens zonder tranen', 'Met twaalf velden komt u een heel eind.'],
  ['2017-09-01', 'Sleutelfunctionarissen', 'Van wie bewaart u alle mail blijvend? Een handreiking.'],
  ['2018-09-07', 'De AVG en vernietigen', 'Vernietigen zonder lijst is geen privacybescherming.'],
  ['2019-09-06', 'Op weg naar de Woo', 'Actief openbaar maken begint met weten wat er is.'],
] as const

/** A mailing list that most of the town hall was on: twice a year the same letterhead, in HTML. */
export function newsletters(): Post[] {
  return issues.map(([day, title, lead], place) => {
    const at = Date.parse(`${day}T06:00:00Z`) / 1000
    const text = `${title}\n\n${lead}\n\nVerder in dit nummer: vragen van lezers, de agenda, en een puzzel over bewaartermijnen.\n\nAfmelden kan met een lege mail.`
    return {
      at,
      from: 'nieuwsbrief',
      keepers: ['secretaris', 'griffier', 'archief'],
      draft: {
        headers: [
          ['List-Id', 'Kennisnet Gemeenten <nieuws.kennisnetgemeenten.example.org>'],
          ['List-Unsubscribe', '<mailto:af@kennisnetgemeenten.example.org>'],
          ['Precedence', 'list'],
        ],
        from: people.nieuwsbrief,
        to: [{ name: '', address: 'lezers@kennisnetgemeenten.example.org' }],
        date: { at, zone: dutchZone(at) },
        messageId: `nummer.${place + 1}@kennisnetgemeenten.example.org`,
        subject: `[kennisnet] ${title}`,
        text,
        html: htmlOf(place + 1, title, lead),
      },
    }
  })
}

/** With what such letters fetch from their sender's server when they are read: a banner, and a dot that tells who read which. */
function htmlOf(issue: number, title: string, lead: string): string {
  const server = 'https://nieuws.kennisnetgemeenten.example.org'
  return [
    '<html><body>',
    `<img src="${server}/kop.png" alt="Kennisnet Gemeenten" width="560" height="80">`,
    `<h1>${title}</h1>`,
    `<p>${lead}</p>`,
    '<p>Verder in dit nummer: vragen van lezers, de agenda, en een puzzel over bewaartermijnen.</p>',
    '<p><small>Afmelden kan met een lege mail.</small></p>',
    `<img src="${server}/gelezen?nummer=${issue}" alt="" width="1" height="1">`,
    '</body></html>',
  ].join('\n')
}
