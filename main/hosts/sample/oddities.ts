import { compose, type Draft, type Enclosure } from './compose.ts'
import { type PersonKey, people } from './people.ts'
import { dutchZone, type Post } from './post.ts'
import { diceOf } from './seed.ts'

/** Mail as it really turns up on an old drive: signed, bounced, invited, broken. All of it lies with the mayor. */
export function oddities(): Post[] {
  return [...protectedMail, ...machineMail, ...brokenMail].map(({ on, from, draft }, place) => {
    const at = Date.parse(`${on}T09:30:00Z`) / 1000 + place * 60
    const whole: Draft = {
      from: people[from],
      to: [people.burgemeester],
      date: { at, zone: dutchZone(at) },
      messageId: `oddity.${place}@gemeente-voorbeeld.example.nl`,
      ...draft,
    }
    return { draft: omitUndated(whole), at, from, keepers: [from, 'burgemeester'] }
  })
}

type Oddity = { readonly on: string; readonly from: PersonKey; readonly draft: Draft }

/** Bytes that look like nothing, the same ones every time. */
function noise(length: number, seed: number): Buffer {
  const dice = diceOf(seed)
  return Buffer.from(Array.from({ length }, () => dice.number(256)))
}

/** An empty date stands for no Date header at all. */
function omitUndated(draft: Draft): Draft {
  if (draft.date !== '') return draft
  const { date: _, ...rest } = draft
  return rest
}

const protectedMail: readonly Oddity[] = [
  {
    on: '2014-05-13',
    from: 'advocaat',
    draft: {
      subject: 'Vaststellingsovereenkomst (ondertekend)',
      multipart: 'multipart/signed; protocol="application/pkcs7-signature"; micalg=sha-256',
      text: 'Geachte mevrouw Van der Laan,\n\nDe vaststellingsovereenkomst over de erfpacht van de Havenkade is digitaal ondertekend. Wilt u deze mail ongewijzigd bewaren? De handtekening geldt voor precies deze bytes.',
      enclosures: [
        { type: 'application/pkcs7-signature; name="smime.p7s"', name: 'smime.p7s', bytes: noise(900, 7) },
      ],
    },
  },
  {
    on: '2016-01-26',
    from: 'provincie',
    draft: {
      subject: 'Vertrouwelijk: benoeming',
      multipart: 'multipart/encrypted; protocol="application/pgp-encrypted"',
      enclosures: [
        { type: 'application/pgp-encrypted', bytes: Buffer.from('Version: 1\n'), encoding: '7bit' },
        {
          type: 'application/octet-stream',
          name: 'encrypted.asc',
          bytes: Buffer.from(
            `-----BEGIN PGP MESSAGE-----\n\n${noise(600, 11).toString('base64').replace(/.{64}/g, '$&\n')}\n-----END PGP MESSAGE-----\n`,
          ),
          encoding: '7bit',
        },
      ],
    },
  },
  {
    on: '2009-07-01',
    from: 'krant',
    draft: {
      subject: 'Interview honderd dagen',
      text: 'Dag burgemeester,\n\nDe tekst van het interview zit in de bijlage. Mijn mailprogramma maakt er soms een winmail.dat van; laat het weten als u niets ziet.',
      enclosures: [
        {
          type: 'application/ms-tnef',
          name: 'winmail.dat',
          bytes: Buffer.concat([Buffer.from([0x78, 0x9f, 0x3e, 0x22, 1, 0]), noise(300, 13)]),
        },
      ],
    },
  },
]

const forwarded: Enclosure = {
  type: 'message/rfc822',
  bytes: compose({
    from: people.inwonerHaven,
    to: [people.ruimte],
    date: { at: Date.parse('2011-08-15T18:20:00Z') / 1000, zone: 120 },
    messageId: 'boom.1@thuis.example.nl',
    subject: 'De oude kastanje op het Kerkplein',
    text: 'Beste wethouder,\n\nOnder de kastanje op het Kerkplein heeft mijn opa mijn oma ten huwelijk gevraagd. Kan hij blijven staan?\n\nElif Yılmaz, 11 jaar',
  }),
}

const machineMail: readonly Oddity[] = [
  {
    on: '2011-08-16',
    from: 'ruimte',
    draft: {
      subject: 'FW: De oude kastanje op het Kerkplein',
      text: 'Margriet, deze brief kreeg ik gisteren. De boom blijft, dat scheelt weer een bezwaarprocedure.',
      enclosures: [forwarded],
    },
  },
  {
    on: '2010-02-02',
    from: 'beheer',
    draft: {
      from: { name: 'Mail Delivery System', address: 'MAILER-DAEMON@gemeente-voorbeeld.example.nl' },
      subject: 'Undelivered Mail Returned to Sender',
      headers: [['Auto-Submitted', 'auto-replied']],
      multipart: 'multipart/report; report-type=delivery-status',
      text: 'This is the mail system. Your message could not be delivered to one or more recipients.\n\n<voorzitter@verdwenen.example.org>: host not found',
      enclosures: [
        {
          type: 'message/delivery-status',
          bytes: Buffer.from(
            'Reporting-MTA: dns; mx.gemeente-voorbeeld.example.nl\n\nFinal-Recipient: rfc822; voorzitter@verdwenen.example.org\nAction: failed\nStatus: 5.1.2\n',
          ),
          encoding: '7bit',
        },
        forwarded,
      ],
    },
  },
  {
    on: '2013-07-22',
    from: 'zorg',
    draft: {
      subject: 'Automatisch antwoord: afwezig',
      headers: [
        ['Auto-Submitted', 'auto-replied'],
        ['Precedence', 'bulk'],
      ],
      text: 'Ik ben met vakantie tot en met 12 augustus. Voor dringende zaken kunt u bellen met het bestuurssecretariaat.',
    },
  },
  {
    on: '2017-09-04',
    from: 'griffier',
    draft: {
      subject: 'Uitnodiging: fractievoorzittersoverleg',
      multipart: 'multipart/alternative',
      text: 'Fractievoorzittersoverleg, donderdag 7 september 2017, 17.00 uur, kamer 1.04.',
      enclosures: [
        {
          type: 'text/calendar; charset=utf-8; method=REQUEST',
          bytes: Buffer.from(
            'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Gemeente Voorbeeld//NL\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\nUID:overleg-20170907@gemeente-voorbeeld.example.nl\r\nDTSTAMP:20170904T093000Z\r\nDTSTART:20170907T150000Z\r\nDTEND:20170907T160000Z\r\nSUMMARY:Fractievoorzittersoverleg\r\nLOCATION:Kamer 1.04\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n',
          ),
        },
      ],
    },
  },
]

const brokenMail: readonly Oddity[] = [
  {
    on: '2005-06-14',
    from: 'inwonerBrug',
    draft: {
      subject: 'Geen naam, wel een mening',
      charset: 'windows-1252',
      declaredCharset: 'x-unknown',
      encoding: '8bit',
      text: 'Geachte burgemeester,\n\nDe fonteinen op het plein zijn prachtig – maar € 90.000 voor water dat omhoog gaat en dan weer naar beneden?',
    },
  },
  {
    on: '2006-10-03',
    from: 'vereniging',
    draft: {
      subject: 'Café-overleg over de kroniek',
      charset: 'utf-8',
      declaredCharset: 'us-ascii',
      encoding: '8bit',
      text: 'Beste burgemeester,\n\nIn café De Zwaan spraken wij over de kroniek van onze stad. Hélène leest de proeven; zij is er één van de oude stempel.',
    },
  },
  {
    on: '2007-02-19',
    from: 'postkamer',
    draft: {
      date: '',
      subject: 'Handgeschreven brief, gescand',
      text: 'Deze brief was niet gedateerd en de scanner heeft er ook geen datum bij gezet.',
    },
  },
  {
    on: '2008-12-31',
    from: 'beheer',
    draft: {
      date: 'Wed, 31 Foo 2008 25:61:00',
      subject: 'Klok van de server',
      text: 'De klok van de mailserver is stuk. Waarschijnlijk staat dat nu boven deze mail.',
    },
  },
  {
    on: '2012-01-03',
    from: 'nieuwsbrief',
    draft: {
      date: { at: 0, zone: 0 },
      subject: 'Gelukkig nieuwjaar uit 1970',
      text: 'Door een storing draagt deze nieuwjaarswens een datum van lang geleden.',
    },
  },
  {
    on: '2010-11-09',
    from: 'aannemer',
    draft: {
      subject: 'Offerte verlichting kanaal',
      unclosed: true,
      text: 'Geachte mevrouw,\n\nBijgaand onze offerte voor 42 lichtmasten langs het kanaal. De verbinding viel weg tijdens het verzenden, hopelijk is alles aangekomen.',
      enclosures: [{ type: 'application/octet-stream', name: 'offerte.bin', bytes: noise(2000, 17) }],
    },
  },
  {
    on: '2009-03-17',
    from: 'fractieNoord',
    draft: {
      subject: 'Motie zwembad',
      headers: [['Content-Length', '99999']],
      text: 'Voorzitter,\n\nDe motie over het zwembad is medeondertekend door vier fracties.\n\nFrom the minutes of the twin town we learned that a pool can also be run by its swimmers.',
    },
  },
  {
    on: '2011-06-30',
    from: 'bakkerij',
    draft: {
      subject: 'Taart',
      text: 'De taart voor de receptie is klaar. Zie de foto, als die het heeft overleefd.',
      enclosures: [
        {
          type: 'image/jpeg',
          name: 'taart.jpg',
          bytes: noise(200, 19),
          damaged: Buffer.from('/9j/4AAQ%%% this is not base64 %%%\nABC=DEF*GHI\n'),
        },
      ],
      headers: [['X-Mailer', 'OldMail 2.1']],
    },
  },
  {
    on: '2015-01-08',
    from: 'reisbureau',
    draft: {
      headers: [['Subject', '=?utf-8?B?w5xiZXJyYXNjaHVuZ?= =?x-none?Q?aanbieding_voor_u?=']],
      text: 'Een onverwachte aanbieding: twee nachten voor de prijs van één.',
    },
  },
]
