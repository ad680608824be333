import type { overview as english } from '../en/overview.ts'

export const overview: Record<keyof typeof english, string> = {
  'overview.title': 'Overzicht',
  'overview.whole': 'Alles in dit depot.',
  'overview.part': 'Alleen wat deze zoekvraag vindt:',
  'overview.clear': 'Het hele depot',
  'overview.show': 'Deze records tonen',
  'overview.print': 'Afdrukken',
  'overview.empty': 'Nog niets om te tonen',
  'overview.empty.text':
    'Zodra er post geïmporteerd is, laat dit scherm zien wat die bevat: hoeveel, van wanneer, van wie, in welke mappen, en wat nog onbepaald is.',
  'overview.empty.do': 'Schijf importeren …',
  'overview.none': 'Deze zoekvraag vindt niets',
  'overview.none.text': 'Geen van de records van dit depot voldoet eraan; er valt dus niets te tekenen.',

  'overview.figures': 'Hoeveel',
  'overview.figure.records': '{n, plural, one {record} other {records}}',
  'overview.figure.bytes': 'aan post',
  'overview.figure.bytes.hint':
    'De oorspronkelijke bytes, geteld voor elk record dat ze heeft. Het depot zelf is kleiner: gelijke inhouden worden één keer en gecomprimeerd bewaard.',
  'overview.figure.span': 'eerste en laatste datum',
  'overview.figure.undated': '{n, number} zonder datum',
  'overview.figure.correspondents': '{n, plural, one {correspondent} other {correspondenten}}',
  'overview.figure.conversations': '{n, plural, one {gesprek} other {gesprekken}}',
  'overview.figure.copies': 'kopieën elders',
  'overview.figure.attachments': 'met bijlagen',
  'overview.figure.problems': 'met problemen',

  'overview.values': 'Waardering',
  'overview.time': 'In de tijd',
  'overview.time.unit':
    '{unit, select, year {records per jaar} month {records per maand} other {records per dag}}',
  'overview.place': 'Wie en waar',
  'overview.place.by': 'Vlakken naar',
  'overview.place.correspondent': 'Correspondenten',
  'overview.place.domain': 'Domeinen',
  'overview.place.folder': 'Mappen',
  'overview.place.correspondent.hint':
    'Hoe groter het vlak, hoe meer records. Een record telt mee bij elk van zijn correspondenten; samen zijn de vlakken dus meer dan alle records.',
  'overview.place.domain.hint':
    'Hoe groter het vlak, hoe meer records. Een record telt mee bij elk domein van waaruit of waarop zijn correspondenten mailen.',
  'overview.place.folder.hint':
    'Hoe groter het vlak, hoe meer records. Een map is geteld zonder de mappen erin.',
  'overview.kind': 'Soorten',
  'overview.size': 'Omvang',
  'overview.type': 'Soorten bijlagen',
  'overview.lang': 'Talen',
  'overview.hint': 'Kenmerken',
  'overview.type.hint':
    'Naar de soort die het bericht zelf opgeeft. Een record telt één keer mee voor elke soort onder zijn bijlagen.',
  'overview.lang.hint':
    'Zoals herkend in de tekst van het bericht. Korte teksten, en berichten zonder tekst, hebben er geen.',
  'overview.hint.hint':
    'Wat een record is of heeft, voor zover de oorspronkelijke bytes dat vertellen. Een record kan er meer hebben.',
  'overview.left': 'Nog onbepaald',
  'overview.left.all': '{n, plural, one {# onbepaald} other {# onbepaald}}',
  'overview.left.done': 'Alles heeft een waardering.',
  'overview.left.pace': 'bij {pace, number} per uur: {left}',
  'overview.left.noPace': 'nog geen tempo om mee te rekenen',
  'overview.left.hint':
    'Het tempo is hoeveel records er de laatste tijd per uur werk één voor één gewaardeerd zijn. Een werkdag is 8 uur.',
  'overview.left.hours': '{n, plural, one {minder dan een uur} other {# uur}}',
  'overview.left.days': '{n, plural, one {# werkdag} other {# werkdagen}}',

  'overview.mark': '{name}: {n, plural, one {# record} other {# records}}',
  'overview.mark.values':
    '{name}: {n, plural, =0 {niets} one {# record} other {# records}} (B {B, number}, V {V, number}, N {N, number})',
  'overview.line.records': '{n, plural, one {record} other {records}}',
  'overview.line.left': 'van {of, number} onbepaald',
  'overview.more': 'en nog {n, number} …',
  'overview.more.unknown': 'meer …',
  'overview.tooMany': 'De {n, number} meest voorkomende staan hier.',
  'overview.nothing': 'geen',
  'overview.seen.picture': 'Beeld',
  'overview.seen.table': 'Tabel',
  'overview.column.name': 'Wat',
  'overview.column.records': 'Records',
  'overview.column.share': 'Aandeel',
  'overview.column.undecided': 'Onbepaald',
}
