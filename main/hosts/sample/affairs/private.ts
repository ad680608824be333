import type { Affair } from './affair.ts'

/** What was never meant for an archive: holidays, doctors, family. An archivist has to find and recognise it. */
export const privateMail: readonly Affair[] = [
  {
    subject: 'Vakantie {jaar}',
    cases: [
      { on: '2011-05-28', jaar: '2011', huis: 'het huisje op Terschelling', weken: 'week 30 en 31' },
      { on: '2014-04-26', jaar: '2014', huis: 'de boerderij in Drenthe', weken: 'week 29' },
    ],
    letters: [
      {
        from: 'zus',
        to: ['burgemeester'],
        text: 'Lieve Margriet,\n\nZullen we dit jaar weer samen? {huis} is vrij in {weken}. Mama wil graag mee, als er maar geen trap is. Neem geen werk mee. Ik meen het.\n\nKus, Carolien',
      },
      {
        from: 'burgemeester',
        to: ['zus'],
        mark: 'Re',
        after: 36,
        text: 'Ja! {weken} is goed, ik blokkeer de agenda. Jij regelt {huis}, ik neem de wijn en het scrabblebord mee. En één tas werk, heel klein.',
      },
      {
        from: 'zus',
        to: ['burgemeester'],
        mark: 'Re: Re',
        after: 1,
        text: 'Geen tas.',
      },
    ],
  },
  {
    subject: 'Bevestiging afspraak',
    cases: [
      {
        on: '2011-09-26',
        tijd: 'donderdag 29 september om 08.10 uur',
        dokter: 'dokter Vos',
        mee: 'uw verzekeringspas',
      },
      {
        on: '2013-03-11',
        tijd: 'maandag 18 maart om 16.40 uur',
        dokter: 'de praktijkondersteuner',
        mee: 'uw medicijnen',
      },
      {
        on: '2017-11-06',
        tijd: 'woensdag 8 november om 09.20 uur',
        dokter: 'dokter Vos',
        mee: 'de uitslag van het ziekenhuis',
      },
    ],
    letters: [
      {
        from: 'huisarts',
        to: ['secretaris'],
        text: 'Geachte heer Tuinstra,\n\nHierbij bevestigen wij uw afspraak met {dokter} op {tijd}. Wilt u {mee} meenemen? Afzeggen kan tot 24 uur van tevoren.\n\nDit bericht is vertrouwelijk.',
      },
      {
        from: 'secretaris',
        to: ['huisarts'],
        mark: 'Re',
        after: 3,
        text: 'Dank u, ik zal er zijn. Graag voortaan naar mijn privéadres; dit is mijn postbus van het werk.',
      },
    ],
  },
  {
    subject: 'Uw boeking {bestemming}',
    cases: [
      { on: '2012-01-15', bestemming: 'Madeira', nummer: 'ZZ-20714', dag: '9 februari' },
      { on: '2016-05-05', bestemming: 'Napels', nummer: 'ZZ-48810', dag: '21 mei' },
    ],
    letters: [
      {
        from: 'reisbureau',
        to: ['griffier'],
        text: 'Beste mevrouw Jansen,\n\nUw reis naar {bestemming} is geboekt onder nummer {nummer}. U vertrekt op {dag}. Het hotel ligt op loopafstand van de zee; de kamer heeft ontbijt en uitzicht.',
      },
      {
        from: 'griffier',
        to: ['zorg'],
        mark: 'FW',
        after: 2,
        text: 'Fatima, kijk eens: {bestemming}! Die week dus geen spoedberaad, hè.',
      },
    ],
  },
  {
    subject: 'Ladderwedstrijd {seizoen}',
    cases: [
      { on: '2011-04-04', seizoen: 'voorjaar 2011', baan: 'baan 3', tijd: 'dinsdag 19.00 uur' },
      { on: '2015-09-14', seizoen: 'najaar 2015', baan: 'baan 1', tijd: 'donderdag 20.00 uur' },
    ],
    letters: [
      {
        from: 'tennisclub',
        to: ['ruimte'],
        text: 'Beste Jeroen,\n\nVoor de ladderwedstrijd {seizoen} ben je ingedeeld op {baan}, {tijd}. Tegenstander: C. Dijkstra. De verliezer haalt de ballen uit de sloot.',
      },
      {
        from: 'ruimte',
        to: ['financien'],
        mark: 'FW',
        after: 1,
        text: 'Cor, {tijd}. Neem je reserves mee, en ik bedoel niet de algemene.',
      },
    ],
  },
]
