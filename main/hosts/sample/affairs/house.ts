import type { Affair } from './affair.ts'

/** The house itself: money, staff, systems and its archive. */
export const house: readonly Affair[] = [
  {
    subject: 'Begroting {jaar}: {post}',
    cases: [
      {
        on: '2011-08-29',
        jaar: '2012',
        post: 'onderwijshuisvesting',
        tekort: '€ 610.000',
        dekking: 'de algemene reserve',
      },
      {
        on: '2004-09-13',
        jaar: '2005',
        post: 'onderhoud wegen',
        tekort: '€ 175.000',
        dekking: 'uitstel van de rotonde',
      },
      { on: '2013-09-02', jaar: '2014', post: 'jeugdzorg', tekort: '€ 1.340.000', dekking: 'een hogere OZB' },
      {
        on: '2018-08-27',
        jaar: '2019',
        post: 'afvalinzameling',
        tekort: '€ 92.000',
        dekking: 'de egalisatievoorziening',
      },
    ],
    letters: [
      {
        from: 'financien',
        to: ['secretaris'],
        cc: ['zorg', 'ruimte'],
        papers: ['begroting'],
        text: 'Henk,\n\nDe eerste doorrekening van de begroting {jaar} laat bij {post} een tekort zien van {tekort}. Structureel, dus niet weg te poetsen. Mijn voorstel voor de dekking is {dekking}. De tabel staat in de bijlage; let op de regel onder de streep.',
      },
      {
        from: 'secretaris',
        to: ['financien'],
        cc: ['burgemeester'],
        mark: 'Re',
        after: 9,
        text: 'Cor, dank. {dekking}: daar gaat de raad niet blij van worden, maar het is eerlijk. Maak je ook een variant waarin we de ambitie een jaar opschuiven?',
      },
      {
        from: 'burgemeester',
        to: ['secretaris', 'financien'],
        mark: 'Antw: Re',
        after: 15,
        text: 'Beide varianten naar het college van dinsdag, met in gewone woorden wat inwoners ervan merken. Een tekort van {tekort} moet je op een verjaardag kunnen uitleggen.',
      },
    ],
  },
  {
    subject: 'Vacature {functie}',
    cases: [
      {
        on: '2011-05-23',
        functie: 'medewerker burgerzaken',
        brieven: '64',
        voorkeur: 'een kandidaat uit de eigen flexpool',
      },
      {
        on: '2016-11-15',
        functie: 'archivaris',
        brieven: '7',
        voorkeur: 'iemand die ook een database kan lezen',
      },
      {
        on: '2007-03-27',
        functie: 'wijkagent in opleiding',
        brieven: '22',
        voorkeur: 'mevrouw uit de tweede ronde',
      },
    ],
    letters: [
      {
        from: 'personeel',
        to: ['secretaris'],
        text: 'Dag Henk,\n\nOp de vacature {functie} zijn {brieven} brieven binnengekomen. De selectiecommissie nodigt er vijf uit. De persoonsgegevens van afgewezen kandidaten vernietigen wij vier weken na afloop, zoals het hoort.',
      },
      {
        from: 'secretaris',
        to: ['personeel'],
        mark: 'Re',
        after: 6,
        text: 'Prima. Mijn voorkeur gaat uit naar {voorkeur}, maar laat de commissie haar werk doen.',
      },
      {
        from: 'personeel',
        to: ['secretaris', 'griffier'],
        mark: 'Re: Re',
        after: 340,
        text: 'Het is rond: de commissie koos unaniem. De arbeidsvoorwaarden voor de functie {functie} liggen ter tekening in de blauwe map.',
      },
    ],
  },
  {
    subject: 'Onderhoud {systeem}',
    cases: [
      {
        on: '2011-12-01',
        systeem: 'mailserver',
        wanneer: 'zaterdag van 07.00 tot 13.00 uur',
        gevolg: 'mailboxen boven 2 GB worden alleen-lezen',
      },
      {
        on: '2009-10-12',
        systeem: 'zaaksysteem',
        wanneer: 'vrijdagavond vanaf 18.00 uur',
        gevolg: 'lopende zaken zijn maandag weer te zien',
      },
      {
        on: '2014-07-07',
        systeem: 'telefooncentrale',
        wanneer: 'dinsdag tussen 12.00 en 12.30 uur',
        gevolg: 'alleen 112 werkt via de balie',
      },
      {
        on: '2019-11-25',
        systeem: 'netwerkschijven',
        wanneer: 'het hele weekend',
        gevolg: 'de map "Diversen oud" gaat op slot',
      },
    ],
    letters: [
      {
        from: 'beheer',
        to: ['secretaris', 'griffier', 'communicatie'],
        cc: ['archief'],
        text: 'Collega’s,\n\nIn verband met onderhoud is de {systeem} niet beschikbaar: {wanneer}. Gevolg: {gevolg}. Sla uw werk op en sluit af.\n\nServicedesk ICT',
      },
      {
        from: 'archief',
        to: ['beheer'],
        mark: 'Re',
        after: 2,
        text: 'Dennis, bij "{gevolg}" krijg ik kippenvel. Wordt er vooraf een kopie gemaakt, en mag ik controleren of die kopie leesbaar is? Opruimen zonder lijst is geen beheer.',
      },
      {
        from: 'beheer',
        to: ['archief'],
        mark: 'Re: Re',
        after: 5,
        text: 'Er wordt een export gemaakt op een schijf. Die geef ik je persoonlijk, met een briefje erbij van wat erop staat. Eerlijk is eerlijk: van de vorige keer heb ik dat briefje niet.',
      },
      {
        from: 'secretaris',
        to: ['beheer', 'archief'],
        mark: 'Betr: Re',
        after: 20,
        text: 'Vanaf nu: geen enkele mailbox weg zonder handtekening van Marijke én van mij. Ook niet als de schijf vol is.',
      },
    ],
  },
  {
    subject: 'Subsidie {vereniging}',
    cases: [
      {
        on: '2011-02-21',
        vereniging: 'harmonie Crescendo',
        bedrag: '€ 4.200',
        doel: 'nieuwe koperen instrumenten voor de jeugd',
      },
      { on: '2012-09-17', vereniging: 'voedselbank', bedrag: '€ 15.000', doel: 'een koelcel' },
      {
        on: '2017-05-30',
        vereniging: 'zomerschool',
        bedrag: '€ 9.800',
        doel: 'zes weken les voor nieuwkomers',
      },
    ],
    letters: [
      {
        from: 'zorg',
        to: ['financien'],
        cc: ['juridisch'],
        text: 'Beste Cor,\n\nDe {vereniging} vraagt {bedrag} voor {doel}. Ik ken de mensen; het geld wordt goed besteed. Past het binnen de verordening?',
      },
      {
        from: 'juridisch',
        to: ['zorg', 'financien'],
        mark: 'Re',
        after: 28,
        text: 'Het past, mits de aanvraag vóór 1 oktober compleet is en er achteraf een verantwoording komt. Voor bedragen boven € 10.000 is ook een jaarrekening nodig.',
      },
      {
        from: 'financien',
        to: ['zorg'],
        mark: 'Antw: Re',
        after: 30,
        papers: ['besluitenlijst'],
        text: 'Beschikking gemaakt: {bedrag} voor de {vereniging}. Betaling eind van de maand. En zeg tegen ze dat de controller langskomt voor {doel}, met taart.',
      },
    ],
  },
]
