import type { Affair } from './affair.ts'

/** Letters in English: the twin town, a European project, a supplier, a student. */
export const abroad: readonly Affair[] = [
  {
    subject: 'Twin town visit: {theme}',
    cases: [
      {
        on: '2011-03-28',
        theme: 'school exchange',
        when: '12–15 May',
        size: 'twenty-four pupils',
        gift: 'a print of the old weigh house',
      },
      {
        on: '2006-08-21',
        theme: 'harvest festival',
        when: 'the last weekend of September',
        size: 'a delegation of nine',
        gift: 'a wheel of farmhouse cheese',
      },
      {
        on: '2016-02-09',
        theme: 'flood protection',
        when: '4–6 April',
        size: 'three engineers and the mayor',
        gift: 'a map of the polder from 1742',
      },
    ],
    letters: [
      {
        from: 'mayor',
        to: ['burgemeester'],
        cc: ['clerk'],
        text: 'Dear Margriet,\n\nWe very much look forward to welcoming you for the {theme} on {when}. We understand that you are bringing {size}; the council has arranged for host families and for a dinner at the Guildhall.\n\nWith warm regards from Exampleton,\nEleanor',
      },
      {
        from: 'burgemeester',
        to: ['mayor'],
        cc: ['communicatie'],
        mark: 'Re',
        after: 40,
        text: 'Dear Eleanor,\n\nHow kind. {when} suits us well, and it will indeed be {size}. We shall bring {gift}, which I hope will survive the ferry. One of us is a vegetarian and one claims to be.',
      },
      {
        from: 'clerk',
        to: ['communicatie'],
        cc: ['burgemeester'],
        mark: 'FW: Re',
        after: 26,
        papers: ['verslag'],
        text: 'Dear Mr Verhoeven,\n\nPlease find attached the programme. Could you let me have the names for the badges by Friday? The coach will meet you at the quayside at half past nine.',
      },
      {
        from: 'communicatie',
        to: ['clerk'],
        mark: 'Re: FW: Re',
        after: 8,
        text: 'Dear Mr Ashby,\n\nMany thanks. The list of names follows tomorrow. Please note that we travel with a piano accordion; it counts as hand luggage, I am told.',
      },
    ],
  },
  {
    subject: 'Water in Historic Towns: {topic}',
    cases: [
      { on: '2011-09-19', topic: 'partner meeting in Lund', due: '30 September', sum: 'EUR 186,400' },
      { on: '2012-11-26', topic: 'second progress report', due: '14 December', sum: 'EUR 92,150' },
      { on: '2013-06-03', topic: 'final conference', due: '21 June', sum: 'EUR 40,000' },
    ],
    letters: [
      {
        from: 'project',
        to: ['planoloog', 'financien'],
        papers: ['begroting'],
        text: 'Dear partners,\n\nThis is a reminder about the {topic}. Your contribution is due on {due}. The eligible costs for your town amount to {sum}; timesheets must be signed by hand, and scanned afterwards.\n\nIngeborg Lindqvist\nLead partner',
      },
      {
        from: 'planoloog',
        to: ['project'],
        cc: ['financien'],
        mark: 'Re',
        after: 30,
        text: 'Dear Ingeborg,\n\nThank you. We shall make the deadline of {due}. One question: may the cost of the archaeological watching brief along the canal be included in the {sum}, or does that belong to the national grant?',
      },
      {
        from: 'project',
        to: ['planoloog'],
        cc: ['financien'],
        mark: 'AW: Re',
        after: 50,
        text: 'Dear Zoë,\n\nIt may, provided that the report is published. The auditors like archaeology; it is the catering that worries them.',
      },
    ],
  },
  {
    subject: '[Ticket {ticket}] {trouble}',
    cases: [
      {
        on: '2011-10-10',
        ticket: '48812',
        trouble: 'Attachments missing after migration',
        cause: 'files larger than 10 MB were skipped without a message',
        count: '1,318',
      },
      {
        on: '2014-02-25',
        ticket: '77120',
        trouble: 'Dates shown one hour early',
        cause: 'the server runs on UTC and the client did not know',
        count: '52,004',
      },
      {
        on: '2018-12-04',
        ticket: '104377',
        trouble: 'Export stops at 2 GB',
        cause: 'the old mailbox format cannot grow beyond that size',
        count: '3',
      },
    ],
    letters: [
      {
        from: 'beheer',
        to: ['supplier'],
        cc: ['archief'],
        text: 'Hello,\n\nAfter last weekend we see the following: {trouble}. It concerns {count} items. Nothing was reported in the log. Could you tell us what happened, and whether the originals still exist?',
      },
      {
        from: 'supplier',
        to: ['beheer'],
        mark: 'RE',
        after: 21,
        text: 'Dear Dennis,\n\nThank you for contacting Caseflow support. Our engineers found the cause: {cause}. A corrected version is planned for the next quarter.\n\nPlease rate this answer.',
      },
      {
        from: 'archief',
        to: ['supplier'],
        cc: ['beheer', 'secretaris'],
        mark: 'RE: RE',
        after: 3,
        text: 'Dear Sir or Madam,\n\nThank you, but that is not an answer to our second question. We are obliged by law to keep these {count} items. Please confirm in writing whether the originals exist, and keep your backups until we have checked every one of them.',
      },
    ],
  },
  {
    subject: 'Research request: {topic}',
    cases: [
      {
        on: '2011-11-08',
        topic: 'street names and memory',
        period: '1945 to 1960',
        find: 'two boxes of council minutes',
      },
      {
        on: '2015-04-14',
        topic: 'e-mail as a historical source',
        period: '2004 to 2009',
        find: 'less than we should have',
      },
    ],
    letters: [
      {
        from: 'student',
        to: ['archief'],
        text: 'Dear archivist,\n\nI am writing a thesis on {topic} and would like to consult your records for the years {period}. Would it be possible to visit in the spring? I read Dutch slowly but stubbornly.',
      },
      {
        from: 'archief',
        to: ['student'],
        mark: 'Re',
        after: 25,
        text: 'Dear Mr Grant,\n\nYou are most welcome. For the years {period} we have {find}. I shall put the inventory on the reading-room table, together with a dictionary.',
      },
      {
        from: 'student',
        to: ['archief'],
        mark: 'Re: Re',
        after: 900,
        text: 'Dear Ms de Wit,\n\nThe thesis has passed. Chapter three would not exist without your {find}. Attached you will find the abstract; the dictionary is in the post.',
        papers: ['nota'],
      },
    ],
  },
]
