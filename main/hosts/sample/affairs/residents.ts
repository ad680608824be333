import type { Affair } from './affair.ts'

/** What residents, shops and newspapers wrote to the town hall. */
export const residents: readonly Affair[] = [
  {
    subject: 'Klacht {klacht}',
    cases: [
      {
        on: '2011-07-13',
        klacht: 'geluidsoverlast terras Kerkplein',
        wanneer: 'drie weekenden achter elkaar tot half twee',
        wijk: 'de binnenstad',
        maatregel: 'het terras moet om 24.00 uur leeg zijn',
      },
      {
        on: '2008-05-06',
        klacht: 'zwerfvuil rond de milieustraat',
        wanneer: 'elke maandag na de markt',
        wijk: 'Molenwijk',
        maatregel: 'er komt een extra veegronde op maandag',
      },
      {
        on: '2014-10-21',
        klacht: 'hondenpoep speeltuin Lindelaan',
        wanneer: 'bijna dagelijks',
        wijk: 'Lindebuurt',
        maatregel: 'het speelveld wordt verboden gebied voor honden',
      },
      {
        on: '2016-06-02',
        klacht: 'te hard rijden Molenweg',
        wanneer: 'vooral tussen zeven en negen',
        wijk: 'Molenwijk',
        maatregel: 'wij plaatsen twee weken een snelheidsmeter',
      },
      {
        on: '2019-08-19',
        klacht: 'riolering ruikt sterk',
        wanneer: 'sinds de warme dagen',
        wijk: 'Havenkwartier',
        maatregel: 'het gemaal wordt morgen gereinigd',
      },
    ],
    letters: [
      {
        from: 'inwonerBrug',
        to: ['postkamer'],
        papers: ['foto'],
        text: 'Geachte gemeente,\n\nIk schrijf niet graag klachten, maar nu toch: {klacht}. Het gebeurt {wanneer}. Ik heb de buurt gevraagd en zeven gezinnen hebben er last van. Wat gaat u eraan doen?\n\nHélène Cornelissen',
      },
      {
        from: 'postkamer',
        to: ['communicatie'],
        mark: 'FW',
        after: 4,
        text: 'Klacht uit {wijk}, graag beantwoorden binnen zes weken (Awb). Mevrouw heeft eerder gebeld.',
      },
      {
        from: 'communicatie',
        to: ['inwonerBrug'],
        cc: ['burgemeester'],
        mark: 'Re',
        after: 45,
        text: 'Geachte mevrouw Cornelissen,\n\nDank voor uw bericht en voor de foto. Wij zijn gaan kijken en u hebt gelijk. Wat wij doen: {maatregel}. Over een maand bel ik u om te horen of het helpt.',
      },
      {
        from: 'inwonerBrug',
        to: ['communicatie'],
        mark: 'Antw: Re',
        after: 700,
        text: 'Beste meneer Verhoeven,\n\nU hebt inderdaad gebeld, dat had ik niet verwacht. Het is veel beter in {wijk}. Complimenten aan de buitendienst.',
      },
    ],
  },
  {
    subject: 'Uitnodiging {feest}',
    cases: [
      {
        on: '2011-11-14',
        feest: 'opening wijkcentrum Lindebuurt',
        dag: 'zaterdag 26 november om 14.00 uur',
        rol: 'het lint doorknippen',
      },
      {
        on: '2009-04-02',
        feest: 'zestigjarig bruidspaar',
        dag: 'woensdag 22 april om 11.00 uur',
        rol: 'de felicitaties van de gemeente brengen',
      },
      {
        on: '2015-09-08',
        feest: 'lintje voor een vrijwilliger',
        dag: 'vrijdag 25 september om 16.30 uur',
        rol: 'de onderscheiding opspelden',
      },
      {
        on: '2018-04-11',
        feest: 'dodenherdenking',
        dag: '4 mei om 19.30 uur',
        rol: 'een korte toespraak houden',
      },
    ],
    letters: [
      {
        from: 'vereniging',
        to: ['burgemeester'],
        text: 'Geachte burgemeester,\n\nGraag nodigen wij u uit voor: {feest}, op {dag}. Wij zouden het een eer vinden als u zou willen {rol}. Parkeren kan achter de kerk.',
      },
      {
        from: 'burgemeester',
        to: ['communicatie'],
        mark: 'FW',
        after: 12,
        text: 'Tom, dit doe ik graag. Kun je een paar regels achtergrond verzamelen? Geen speech, liever een verhaal.',
      },
      {
        from: 'communicatie',
        to: ['burgemeester'],
        mark: 'Re: FW',
        after: 30,
        text: 'Staat in de agenda: {dag}. In het archief vond Marijke een krantenknipsel uit 1951 dat er mooi bij past. Ik heb het op je bureau gelegd.',
      },
      {
        from: 'burgemeester',
        to: ['vereniging'],
        mark: 'Antw',
        after: 2,
        text: 'Geacht bestuur,\n\nMet plezier zal ik op {dag} {rol}. De ambtsketen neem ik mee.',
      },
    ],
  },
  {
    subject: 'Persvragen {onderwerp}',
    cases: [
      {
        on: '2012-06-07',
        onderwerp: 'tekort op het zwembad',
        vraag: 'Klopt het dat het tekort is opgelopen tot vier ton?',
        kern: 'het tekort is € 380.000 en de raad is in april geïnformeerd',
      },
      {
        on: '2017-02-14',
        onderwerp: 'datalek bij de sociale dienst',
        vraag: 'Om hoeveel dossiers gaat het?',
        kern: 'er is één lijst met 41 namen verkeerd verzonden, en die is door de ontvanger gewist',
      },
      {
        on: '2010-12-20',
        onderwerp: 'strooizout',
        vraag: 'Is het zout nu echt op?',
        kern: 'er ligt voor vijf nachten, en morgen komt een schip',
      },
    ],
    letters: [
      {
        from: 'krant',
        to: ['communicatie'],
        text: 'Hoi Tom,\n\nVoor de krant van morgen werk ik aan een stuk over {onderwerp}. {vraag} En wie van het college kan ik vanmiddag bellen? Deadline 17.00 uur.\n\nLotte',
      },
      {
        from: 'communicatie',
        to: ['burgemeester', 'secretaris'],
        mark: 'FW',
        after: 1,
        text: 'Voorstel: we zeggen gewoon wat er is, namelijk: {kern}. Niets zeggen maakt het morgen groter. Akkoord?',
      },
      {
        from: 'burgemeester',
        to: ['communicatie'],
        cc: ['secretaris'],
        mark: 'Re: FW',
        after: 1,
        text: 'Akkoord. Ik ben tot vier uur bereikbaar en sta haar zelf te woord. Informeer wel eerst de fractievoorzitters; die horen het niet uit de krant.',
      },
      {
        from: 'communicatie',
        to: ['krant'],
        mark: 'Re',
        after: 1,
        text: 'Dag Lotte,\n\nHet antwoord is kort: {kern}. De burgemeester kun je tot 16.00 uur bellen op het bekende nummer.',
      },
    ],
  },
  {
    subject: 'Bezwaar {besluit}',
    cases: [
      {
        on: '2013-01-22',
        besluit: 'aanslag OZB 2013',
        grond: 'de waarde is vergeleken met huizen die twee keer zo groot zijn',
        uitkomst: 'de waarde wordt verlaagd naar € 214.000',
        zaak: '13/0098',
      },
      {
        on: '2015-12-03',
        besluit: 'afwijzing gehandicaptenparkeerplaats',
        grond: 'de medische keuring is nooit gedaan',
        uitkomst: 'het besluit wordt herroepen en de plaats wordt aangelegd',
        zaak: '15/1204',
      },
      {
        on: '2011-04-19',
        besluit: 'last onder dwangsom schutting',
        grond: 'de schutting stond er al vóór 1995',
        uitkomst: 'het bezwaar is ongegrond; de luchtfoto uit 1996 toont een heg',
        zaak: '11/0344',
      },
    ],
    letters: [
      {
        from: 'advocaat',
        to: ['juridisch'],
        cc: ['postkamer'],
        papers: ['nota'],
        text: 'Geacht college,\n\nNamens cliënte, de familie Yılmaz, maak ik bezwaar tegen uw besluit: {besluit}. De belangrijkste grond is dat {grond}. Ik verzoek u mij te horen en de op de zaak betrekking hebbende stukken toe te zenden.',
      },
      {
        from: 'juridisch',
        to: ['advocaat'],
        mark: 'Betr',
        after: 24,
        text: 'Geachte heer Van Rossum,\n\nUw bezwaarschrift is ontvangen en ingeschreven onder nummer {zaak}. De hoorzitting van de commissie vindt over drie weken plaats. De stukken liggen vanaf maandag ter inzage.',
      },
      {
        from: 'juridisch',
        to: ['inwonerHaven'],
        cc: ['advocaat'],
        bcc: ['archief'],
        mark: 'Betr: Betr',
        after: 900,
        papers: ['verslag'],
        text: 'Geachte familie Yılmaz,\n\nIn de zaak {zaak} ({besluit}) heeft het college beslist: {uitkomst}. Het verslag van de hoorzitting is bijgevoegd. Tegen dit besluit kunt u binnen zes weken beroep instellen bij de rechtbank.',
      },
    ],
  },
]
