/** What there is in a depot, or in what a query finds, as figures and pictures. */
export const overview = {
  'overview.title': 'Overview',
  'overview.whole': 'Everything in this depot.',
  'overview.part': 'Only what this query finds:',
  'overview.clear': 'The whole depot',
  'overview.show': 'Show these records',
  'overview.print': 'Print',
  'overview.empty': 'Nothing to show yet',
  'overview.empty.text':
    'As soon as mail is imported, this screen shows what it holds: how much, from when, from whom, in which folders, and what is still undetermined.',
  'overview.empty.do': 'Import a drive …',
  'overview.none': 'This query finds nothing',
  'overview.none.text': 'None of the records of this depot fits it, so there is nothing to draw.',

  'overview.figures': 'How much',
  'overview.figure.records': '{n, plural, one {record} other {records}}',
  'overview.figure.bytes': 'of mail',
  'overview.figure.bytes.hint':
    'The original bytes, each counted once for every record that has them. The depot itself is smaller: it keeps equal contents once and compressed.',
  'overview.figure.span': 'first and last date',
  'overview.figure.undated': '{n, number} undated',
  'overview.figure.correspondents': '{n, plural, one {correspondent} other {correspondents}}',
  'overview.figure.conversations': '{n, plural, one {conversation} other {conversations}}',
  'overview.figure.copies': 'copies elsewhere',
  'overview.figure.attachments': 'with attachments',
  'overview.figure.problems': 'with problems',

  'overview.values': 'Values',
  'overview.time': 'Over time',
  'overview.time.unit':
    '{unit, select, year {records per year} month {records per month} other {records per day}}',
  'overview.place': 'Who and where',
  'overview.place.by': 'Areas by',
  'overview.place.correspondent': 'Correspondents',
  'overview.place.domain': 'Domains',
  'overview.place.folder': 'Folders',
  'overview.place.correspondent.hint':
    'The larger the area, the more records. A record counts for each of its correspondents, so the areas together are more than all records.',
  'overview.place.domain.hint':
    'The larger the area, the more records. A record counts for each domain that its correspondents write from or receive at.',
  'overview.place.folder.hint':
    'The larger the area, the more records. A folder is counted without the folders in it.',
  'overview.kind': 'Kinds',
  'overview.size': 'Sizes',
  'overview.type': 'Types of attachments',
  'overview.lang': 'Languages',
  'overview.hint': 'Properties',
  'overview.type.hint':
    'By the type that the message itself gives. A record counts once for each type among its attachments.',
  'overview.lang.hint':
    'As recognised in the text of the message. Short texts, and messages without text, have none.',
  'overview.hint.hint':
    'What a record is or has, as far as its original bytes tell. A record can have several.',
  'overview.left': 'Still undetermined',
  'overview.left.all': '{n, plural, one {# undetermined} other {# undetermined}}',
  'overview.left.done': 'Everything has a value.',
  'overview.left.pace': 'at {pace, number} an hour: {left}',
  'overview.left.noPace': 'no pace to go by yet',
  'overview.left.hint':
    'The pace is how many records were decided one by one per hour of work lately. A day of work is 8 hours.',
  'overview.left.hours': '{n, plural, one {less than an hour} other {# hours}}',
  'overview.left.days': '{n, plural, one {# day of work} other {# days of work}}',

  'overview.mark': '{name}: {n, plural, one {# record} other {# records}}',
  'overview.mark.values':
    '{name}: {n, plural, =0 {nothing} one {# record} other {# records}} (B {B, number}, V {V, number}, N {N, number})',
  'overview.line.records': '{n, plural, one {record} other {records}}',
  'overview.line.left': 'of {of, number} undetermined',
  'overview.more': 'and {n, number} more …',
  'overview.more.unknown': 'more …',
  'overview.tooMany': 'The {n, number} most frequent are listed.',
  'overview.nothing': 'none',
  'overview.seen.picture': 'Picture',
  'overview.seen.table': 'Table',
  'overview.column.name': 'What',
  'overview.column.records': 'Records',
  'overview.column.share': 'Share',
  'overview.column.undecided': 'Undetermined',
} as const
