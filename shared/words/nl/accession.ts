import type { accession as english } from '../en/accession.ts'

export const accession: Record<keyof typeof english, string> = {
  'accession.title': 'Aanwinsten',
  'accession.name': 'Aanwinst {number}',
  'accession.import': 'Schijf importeren …',
  'accession.import.go': 'Naar de import',
  'accession.readOnly':
    'Dit depot kan alleen gelezen worden: het bestand of de map is niet te beschrijven. Er kan niets geïmporteerd worden.',
  'accession.none': 'Er is nog niets geïmporteerd',
  'accession.none.what':
    'Een aanwinst is één overdracht: een schijf of map met post, op een dag van iemand ontvangen. Elke aanwinst krijgt hier een verantwoording die toont wat er van elk bestand en elke byte geworden is.',
  'accession.number': 'Nr.',
  'accession.medium': 'Drager',
  'accession.from': 'Overgedragen door',
  'accession.received': 'Ontvangen',
  'accession.files': 'Bestanden',
  'accession.bytes': 'Bytes',
  'accession.found': 'Gevonden',
  'accession.imported': 'Geïmporteerd',
  'accession.aside': 'Terzijde',
  'accession.imported.n': '{n, number} geïmporteerd',
  'accession.aside.n': '{n, number} terzijde',
  'accession.ledger': 'Verantwoording',
  'accession.closes': 'sluit',
  'accession.open': 'sluit niet',
  'accession.unfinished': 'import niet voltooid',
  'accession.resume': 'Verdergaan met deze import',
  'accession.resume.of': 'Verdergaan met deze import: aanwinst {number}',
  'accession.together': 'Samen',
  'accession.resting':
    'Het werk aan dit depot is gepauzeerd. Dat was al zo voordat het venster opnieuw is getekend.',
  'accession.running':
    'Er loopt een import. De records die al binnen zijn, kunt u intussen lezen en doorzoeken.',
  'accession.ended.closes':
    'De import is klaar: {n, plural, one {# record is} other {# records zijn}} binnengekomen, en de verantwoording sluit.',
  'accession.ended.open':
    'De import is klaar: {n, plural, one {# record is} other {# records zijn}} binnengekomen. De verantwoording sluit niet; zij zegt waarom.',
  'accession.looked.ended': 'De inventarisatie is klaar. Bekijk die bij Aanwinsten, Schijf importeren.',

  'drive.title': 'Schijf importeren',
  'drive.resume.title': 'Verdergaan met aanwinst {number}',
  'drive.all': 'Alle aanwinsten',
  'drive.what': 'Wat is overgedragen',
  'drive.what.how':
    'Kies de map of de bestanden zoals u ze ontvangen hebt, of sleep ze op dit venster. Ze worden alleen gelezen; er verandert niets op de schijf.',
  'drive.resume.how':
    'Kies hetzelfde opnieuw: {names}. De import gaat verder waar hij stopte; wat in het depot staat blijft en wordt niet nog eens geïmporteerd.',
  'drive.folder': 'Mappen kiezen …',
  'drive.files': 'Bestanden kiezen …',
  'drive.differs':
    'Dit is niet waarmee de onderbroken import begon ({names}). Het zou een eigen aanwinst worden, en de onderbroken import zou onvoltooid blijven.',
  'drive.look': 'Wat erin zit',
  'drive.looking': 'Wordt bekeken. Er wordt nog niets in het depot geschreven.',
  'drive.look.again': 'Opnieuw inventariseren',
  'drive.look.stopped':
    'De inventarisatie is gestopt. U kunt opnieuw inventariseren, of zonder inventarisatie importeren.',
  'drive.look.skipped': 'Wat al begonnen was, wordt niet opnieuw bekeken.',
  'drive.found':
    '{files, plural, one {# bestand} other {# bestanden}}, {bytes}. Een import zou {items, plural, one {# item} other {# items}} binnenbrengen.',
  'drive.found.present':
    '{files, plural, one {# bestand} other {# bestanden}}, {bytes}. {items, plural, one {# item zou} other {# items zouden}} nieuw zijn; {present, plural, one {# staat} other {# staan}} al in het depot, in {of, plural, one {# bestand} other {# bestanden}}.',
  'drive.found.nothing':
    '{files, plural, one {# bestand} other {# bestanden}}, {bytes}. Een import zou niets toevoegen: {present, plural, one {het ene item staat} other {alle # items staan}} al in het depot.',
  'drive.found.none': 'Er is geen post in gevonden die deze versie kan lezen.',
  'drive.found.aside':
    '{n, plural, one {# deel} other {# delen}} van postbestanden {n, plural, one {zou} other {zouden}} terzijde worden gelegd en met de reden in de lijst komen.',
  'drive.room.enough': 'Er is ruimte: {free} vrij op de schijf van het depot, ten hoogste {needed} nodig.',
  'drive.room.short':
    'Er is misschien te weinig ruimte: {free} vrij op de schijf van het depot, tot {needed} nodig. Een volle schijf stopt de import bij zijn laatste controlepunt; er gaat niets verloren.',
  'drive.formats': 'Naar formaat',
  'drive.format': 'Formaat',
  'drive.fate': 'Wat ermee gebeurt',
  'drive.files.count': 'Bestanden',
  'drive.bytes': 'Bytes',
  'drive.items': 'Items',
  'drive.fate.mail': 'geïmporteerd als records',
  'drive.fate.present': 'al in het depot: er zou niets worden toegevoegd',
  'drive.fate.container': 'geopend; wat erin zit wordt geïmporteerd',
  'drive.fate.other': 'geen post: blijft in de lijst, niet geïmporteerd',
  'drive.fate.unreadable': 'onleesbaar: met de reden in de lijst',
  'drive.fate.unread': 'NIET GELEZEN door deze versie: in de lijst, niet geïmporteerd',
  'drive.fate.part': '{n, plural, one {# daarvan niet gelezen} other {# daarvan niet gelezen}}',
  'drive.problems': 'Wat eraan mankeert',
  'drive.problems.none':
    'Bij het lezen is niets gevonden dat eraan mankeert. Wat de berichten zelf zeggen, blijkt bij de import.',
  'drive.problem.count': '{n, plural, one {eenmaal} other {# maal}}',
  'drive.lines': 'Alle bestanden',
  'drive.lines.find': 'Zoeken in de paden',
  'drive.lines.role': 'Welke bestanden',
  'drive.lines.all': 'alle',
  'drive.lines.mail': 'post en archiefbestanden',
  'drive.lines.present': 'al in het depot',
  'drive.lines.other': 'geen post',
  'drive.lines.problems': 'met problemen',
  'drive.lines.shown': '{n, plural, one {# bestand} other {# bestanden}} van {of, number}',
  'drive.lines.none': 'Geen bestand voldoet hieraan.',
  'drive.line.path': 'Bestand',
  'drive.line.present': 'in het depot',
  'drive.line.problems': 'Problemen',
  'drive.about': 'Waar het vandaan komt',
  'drive.about.why': 'Dit staat voor altijd in de verantwoording van de aanwinst, en op de afdruk ervan.',
  'drive.from': 'Overgedragen door',
  'drive.from.help': 'De persoon of afdeling, bijvoorbeeld ‘afd. Facilitair’.',
  'drive.received': 'Ontvangen op',
  'drive.received.help': 'De dag waarop de schijf binnenkwam: {day}.',
  'drive.received.none': 'De dag waarop de schijf binnenkwam; leeg als die niet bekend is.',
  'drive.medium': 'Drager',
  'drive.medium.help': 'Waarop het kwam, zoals het etiket zegt, bijvoorbeeld ‘USB-schijf HD-3’.',
  'drive.mailbox': 'Mailbox',
  'drive.mailbox.help':
    'Noem de mailbox als dit alles van één mailbox is. Blijft dit leeg, dan is elke bovenste map een mailbox onder haar eigen naam.',
  'drive.mailbox.fixed':
    'Zoals bij het begin van de import; onder een andere naam zou het niet dezelfde import zijn.',
  'drive.holder': 'Houder',
  'drive.holder.help': 'Van wie de mailbox is, bijvoorbeeld ‘wethouder Ruimte 2010–2014’.',
  'drive.import': 'Importeren',
  'drive.import.begin': '{n, plural, one {# item} other {# items}} importeren',
  'drive.import.unknown': 'Importeren',
  'drive.import.resume': 'Verdergaan met de import',
  'drive.import.wait': 'De import kan beginnen als de inventarisatie klaar is.',
  'drive.import.how':
    'Elk item wordt met al zijn bytes geïmporteerd, ook beschadigde items en kopieën. De import kan altijd pauzeren en stoppen, en gaat verder waar hij stopte.',
  'drive.importing': 'Wordt geïmporteerd',
  'drive.importing.free':
    'U kunt deze pagina verlaten en doorwerken. De records die al binnen zijn, kunt u lezen en doorzoeken.',
  'drive.importing.records': 'De records lezen die al binnen zijn',
  'drive.importing.stop':
    'Stoppen eindigt bij een controlepunt; dezelfde schijf later importeren gaat vandaar verder.',
  'drive.imported.closes':
    'De verantwoording sluit: alles wat gevonden is, is geïmporteerd of staat met de reden in de lijst.',
  'drive.imported.open':
    'De verantwoording sluit niet. Zij toont om welke bestanden het gaat en wat er ontbreekt.',
  'drive.imported.sum':
    '{found, number} gevonden = {imported, number} geïmporteerd + {setAside, number} terzijde gelegd',
  'drive.imported.copies':
    'Van de geïmporteerde items zijn er {firstCopy, number} het eerste exemplaar in dit depot; {shared, number} delen hun inhoud met een record dat er al was.',
  'drive.imported.nothing':
    'Er is niets toegevoegd: {n, plural, one {# bestand} other {# bestanden}} met post van deze schijf {n, plural, one {stond} other {stonden}} al in het depot.',
  'drive.imported.present':
    '{n, plural, one {# bestand stond} other {# bestanden stonden}} al in het depot; daarvoor is niets toegevoegd.',
  'drive.imported.changed':
    '{n, plural, one {# bestand heeft} other {# bestanden hebben}} de naam van een eerder bestand en andere bytes; als {n, plural, one {nieuw bestand} other {nieuwe bestanden}} geïmporteerd.',
  'drive.imported.unread':
    '{n, plural, one {# bestand, onderdeel of stuk} other {# bestanden, onderdelen en stukken}} kon{n, plural, one {} other {den}} niet gelezen worden en {n, plural, one {staat} other {staan}} met de reden in de lijst.',
  'drive.imported.resumed':
    'De import ging verder waar hij gestopt was; de cijfers zijn van de hele aanwinst.',
  'drive.imported.new':
    'Dit is een nieuwe aanwinst geworden, {number}; de onderbroken import is nog niet voltooid.',
  'drive.imported.time': '{bytes} in {time}.',
  'drive.imported.ledger': 'Verantwoording tonen',
  'drive.imported.records': 'Records tonen',
  'drive.imported.problems': '{n, plural, one {# probleem} other {# problemen}} tonen',
  'drive.imported.more': 'Nog een schijf importeren',
  'drive.again': 'Verdergaan',

  'progress.begins': 'Begint …',
  'progress.bytes': '{done} van {of}',
  'progress.items': '{n, plural, one {# item} other {# items}}',
  'progress.contents': '{n, plural, one {# inhoud} other {# inhouden}}',
  'progress.rate': '{n} per seconde',
  'progress.paused': 'gepauzeerd',

  'format.mbox': 'mailboxbestand (mbox)',
  'format.eml': 'los bericht (eml)',
  'format.maildir': 'bericht in een maildir',
  'format.emlx': 'bericht van Apple Mail (emlx)',
  'format.pst': 'Outlook-gegevensbestand (pst)',
  'format.pst-ansi': 'Outlook-gegevensbestand, oud (pst)',
  'format.ost': 'offlinebestand van Outlook (ost)',
  'format.pab': 'adresboek van Outlook (pab)',
  'format.msg': 'Outlook-bericht (msg)',
  'format.tnef': 'Outlook-bijlage (winmail.dat)',
  'format.dbx': 'map van Outlook Express (dbx)',
  'format.nsf': 'Notes-database (nsf)',
  'format.olm': 'archief van Outlook voor Mac (olm)',
  'format.zip': 'zip-archiefbestand',
  'format.gzip': 'gzip-bestand',
  'format.tar': 'tar-archiefbestand',
  'format.7z': '7-Zip-archiefbestand',
  'format.rar': 'RAR-archiefbestand',
  'format.docx': 'Word-document',
  'format.xlsx': 'Excel-werkmap',
  'format.pptx': 'PowerPoint-presentatie',
  'format.odf': 'OpenDocument-bestand',
  'format.ole': 'Office-document van voor 2007',
  'format.pdf': 'PDF',
  'format.html': 'webpagina (HTML)',
  'format.text': 'tekst',
  'format.icalendar': 'agenda (iCalendar)',
  'format.vcard': 'visitekaartje (vCard)',
  'format.empty': 'leeg bestand',
  'format.unknown': 'onbekend formaat',
}
