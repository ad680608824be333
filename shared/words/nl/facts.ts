/**
 * The facts of problems (`detail`, which is stored in English), each with its Dutch. What stands in braces is a number, an
 * identifier, the number of a part or the code of an error; in `{name}`, `{other}` and `{list}` it is any text. Facts that stand
 * together ("property 0x37 of row 0x2 of recipients: no subnode 0x5; 31 more") are made of those here: see `shared/facts.ts`.
 */
export const facts: Readonly<Record<string, string>> = {
  '{id}': '{id}',
  '{n} more': 'nog {n}',
  unknown: 'onbekend',

  // Where in a personal folders file
  item: 'item',
  'item {id}': 'item {id}',
  'folder {id}': 'map {id}',
  'attachment {id}': 'bijlage {id}',
  'property {id}': 'eigenschap {id}',
  'row {id}': 'rij {id}',
  'subnode {id}': 'onderknoop {id}',
  attachment: 'bijlage',
  'part {part}': 'onderdeel {part}',
  node: 'knoop',
  data: 'gegevens',
  subnodes: 'onderknopen',
  properties: 'eigenschappen',
  recipients: 'ontvangers',
  attachments: 'bijlagen',
  rows: 'rijen',
  index: 'index',
  contents: 'inhoud',
  'associated contents': 'verborgen inhoud',
  subfolders: 'submappen',
  'message store': 'berichtenopslag',
  'named properties': 'benoemde eigenschappen',

  // Its header and its index
  'the file is shorter than a header': 'het bestand is korter dan een kop',
  'the signature !BDN is not there': 'het kenmerk !BDN ontbreekt',
  'version {n} is not known': 'versie {n} is niet bekend',
  'version {n} of the header': 'versie {n} in de kop',
  'checksum of the header': 'controlegetal van de kop',
  'size in the header': 'grootte in de kop',
  'encrypted for Windows Information Protection': 'versleuteld voor Windows Information Protection',
  'the encryption is not known': 'de versleuteling is niet bekend',
  'the file is cut short': 'het bestand is afgekapt',
  'the file is cut short by {n} bytes': 'het bestand is {n} bytes te kort',
  'no node can be read': 'er is geen knoop te lezen',
  'more pages of the index than are looked for': 'meer pagina’s van de index dan worden gezocht',
  'more is left of deleted items than is looked for': 'van verwijderde items is meer over dan wordt gezocht',
  '{n} more times damage was met': 'nog {n} keer beschadiging aangetroffen',
  'page of the index of nodes lies past the end of the file':
    'pagina van de index van knopen ligt voorbij het einde van het bestand',
  'page of the index of nodes cannot be read whole': 'pagina van de index van knopen is niet geheel te lezen',
  'page of the index of nodes has another type': 'pagina van de index van knopen is van een ander type',
  'page of the index of nodes has a wrong signature':
    'pagina van de index van knopen heeft een onjuist kenmerk',
  'page of the index of nodes has a wrong checksum':
    'pagina van de index van knopen heeft een onjuist controlegetal',
  'page of the index of nodes has entries that do not fit':
    'pagina van de index van knopen heeft regels die niet passen',
  'page of the index of nodes is not the one that was referred to':
    'pagina van de index van knopen is niet die waarnaar verwezen werd',
  'page of the index of nodes is of another level of the tree':
    'pagina van de index van knopen is van een andere laag van de boom',
  'page of the index of nodes has keys out of order':
    'pagina van de index van knopen heeft sleutels die niet op volgorde staan',
  'page of the index of blocks lies past the end of the file':
    'pagina van de index van blokken ligt voorbij het einde van het bestand',
  'page of the index of blocks cannot be read whole':
    'pagina van de index van blokken is niet geheel te lezen',
  'page of the index of blocks has another type': 'pagina van de index van blokken is van een ander type',
  'page of the index of blocks has a wrong signature':
    'pagina van de index van blokken heeft een onjuist kenmerk',
  'page of the index of blocks has a wrong checksum':
    'pagina van de index van blokken heeft een onjuist controlegetal',
  'page of the index of blocks has entries that do not fit':
    'pagina van de index van blokken heeft regels die niet passen',
  'page of the index of blocks is not the one that was referred to':
    'pagina van de index van blokken is niet die waarnaar verwezen werd',
  'page of the index of blocks is of another level of the tree':
    'pagina van de index van blokken is van een andere laag van de boom',
  'page of the index of blocks has keys out of order':
    'pagina van de index van blokken heeft sleutels die niet op volgorde staan',

  // Its blocks
  'block {id} is not in the index of blocks': 'blok {id} staat niet in de index van blokken',
  'block {id} lies past the end of the file': 'blok {id} ligt voorbij het einde van het bestand',
  'block {id} cannot be read whole': 'blok {id} is niet geheel te lezen',
  'block {id} is not where the index says': 'blok {id} ligt niet waar de index zegt',
  'block {id} has a wrong checksum': 'blok {id} heeft een onjuist controlegetal',
  'block {id} has a wrong signature': 'blok {id} heeft een onjuist kenmerk',
  'block {id} has another size in its trailer': 'blok {id} noemt aan zijn einde een andere grootte',
  'block {id} cannot be inflated': 'blok {id} is niet uit te pakken',
  'block {id} is no list of blocks': 'blok {id} is geen lijst van blokken',
  'block {id} is a list that is not whole': 'blok {id} is een lijst die niet heel is',
  'block {id} is a list where data should be': 'blok {id} is een lijst waar gegevens horen',
  'block {id} lists more than there can be': 'blok {id} noemt meer dan er kan zijn',
  'block {id} lists {n} bytes and says {said}': 'blok {id} noemt {n} bytes en telt er {said}',
  'block {id} is no list of subnodes': 'blok {id} is geen lijst van onderknopen',
  'block {id} is a list of subnodes that is not whole':
    'blok {id} is een lijst van onderknopen die niet heel is',
  'block {id} is data where a list of subnodes should be':
    'blok {id} bevat gegevens waar een lijst van onderknopen hoort',
  'block {id} lists subnodes out of order': 'blok {id} noemt onderknopen niet op volgorde',

  // Its lists, tables and properties
  'no heap: the node is empty': 'geen heap: de knoop is leeg',
  'no heap where one must be': 'geen heap waar er een hoort',
  'heap has no {id}': 'heap heeft geen {id}',
  '{id} is of too many values': '{id} hoort bij te veel waarden',
  'no tree of {key} and {data} bytes at {id}': 'geen boom van {key} en {data} bytes bij {id}',
  'tree of {n} levels at {id}': 'boom van {n} lagen bij {id}',
  'tree comes back to {id}': 'boom komt terug bij {id}',
  'keys of a tree do not grow at {id}': 'sleutels van een boom lopen niet op bij {id}',
  'no table where one must be': 'geen tabel waar er een hoort',
  'no columns where they must be': 'geen kolommen waar ze horen',
  'column {n} lies outside its row': 'kolom {n} ligt buiten haar rij',
  'rows of {n} bytes': 'rijen van {n} bytes',
  'no rows in subnode {id}': 'geen rijen in onderknoop {id}',
  'no row at {n}': 'geen rij op plaats {n}',
  'lies where another one does': 'ligt op de plaats van een andere',
  'cell of {n} bytes for type {type}': 'cel van {n} bytes voor type {type}',
  'no properties where they must be': 'geen eigenschappen waar ze horen',
  'no subnode {id}': 'geen onderknoop {id}',
  'subnode {id} is of another value': 'onderknoop {id} hoort bij een andere waarde',
  '{n} bytes of type {type}': '{n} bytes van type {type}',
  '{n} bytes of several values': '{n} bytes aan meervoudige waarden',
  '{n} values of one property': '{n} waarden van één eigenschap',
  '{n} values in {size} bytes': '{n} waarden in {size} bytes',
  'value {n} of {all} lies outside': 'waarde {n} van {all} ligt erbuiten',
  'its bytes are kept as they are': 'de bytes ervan zijn bewaard zoals ze zijn',
  'not there': 'niet aanwezig',
  'not in the table of attachments': 'niet in de tabel van bijlagen',
  'hang below each other, or hold more than the file':
    'hangen onder elkaar, of bevatten meer dan het bestand',
  '{n} items in each other': '{n} items in elkaar',
  'more than {n} places': 'meer dan {n} plaatsen',

  // Its folders
  'the top of the mailbox: counts {n} items, read {found}':
    'de bovenste map van de mailbox: eigen telling van items {n}, gelezen {found}',
  'the top of the mailbox: counts {n} associated items, read {found}':
    'de bovenste map van de mailbox: eigen telling van verborgen items {n}, gelezen {found}',
  '{name}: counts {n} items, read {found}': '{name}: eigen telling van items {n}, gelezen {found}',
  '{name}: counts {n} associated items, read {found}':
    '{name}: eigen telling van verborgen items {n}, gelezen {found}',
  'the top of the mailbox lists items that are not there: {list} and {n} more':
    'de bovenste map van de mailbox noemt items die er niet zijn: {list} en nog {n}',
  'the top of the mailbox lists items that are not there: {list}':
    'de bovenste map van de mailbox noemt items die er niet zijn: {list}',
  '{name} lists items that are not there: {list} and {n} more':
    '{name} noemt items die er niet zijn: {list} en nog {n}',
  '{name} lists items that are not there: {list}': '{name} noemt items die er niet zijn: {list}',

  // An item in a compound file, a winmail.dat or the form that is kept
  '{n} bytes, more than are taken apart': '{n} bytes, meer dan uit elkaar wordt genomen',
  'more than {n} values': 'meer dan {n} waarden',
  'no header of a compound file': 'geen kop van een samengesteld bestand',
  'the directory cannot be read': 'de inhoudsopgave is niet te lezen',
  'entry {n} of the directory is not there': 'regel {n} van de inhoudsopgave ontbreekt',
  'entry {n} of the directory is in two places': 'regel {n} van de inhoudsopgave staat op twee plaatsen',
  '{n} entries of the directory are in no storage':
    'regels van de inhoudsopgave die bij geen opslag horen: {n}',
  'storages nested deeper than {n}': 'opslag in opslag, dieper dan {n}',
  'the list of the allocation table leads astray': 'de lijst van de toewijzingstabel loopt dood',
  'a part of the allocation table is not in the file':
    'een deel van de toewijzingstabel staat niet in het bestand',
  '{n} of {all} bytes': '{n} van {all} bytes',
  '{name}: {n} of {all} bytes': '{name}: {n} van {all} bytes',
  '{n} of {all} recipients': '{n} van {all} ontvangers',
  '{n} of {all} attachments': '{n} van {all} bijlagen',
  'no property stream in "{name}"': 'geen stroom met eigenschappen in "{name}"',
  'an entry of no property in "{name}"': 'een regel zonder eigenschap in "{name}"',
  'no stream of property {id} in "{name}"': 'geen stroom van eigenschap {id} in "{name}"',
  'an object of too many storages': 'een object van te veel opslagen',
  'no signature of TNEF': 'geen kenmerk van TNEF',
  'no attribute at byte {n}': 'geen attribuut bij byte {n}',
  'attribute {id}': 'attribuut {id}',
  'attribute {id} is cut off': 'attribuut {id} is afgekapt',
  'wrong checksum of attribute {id}': 'onjuist controlegetal van attribuut {id}',
  'too many attributes': 'te veel attributen',
  'too many properties': 'te veel eigenschappen',
  '{n} values of a property of one': '{n} waarden van een eigenschap die er één heeft',
  '{n} bytes at {start} of {size}': '{n} bytes vanaf {start} van {size}',
  'a name of kind {n}': 'een naam van soort {n}',
  'no item begins here': 'hier begint geen item',
  'an item outside an attachment': 'een item buiten een bijlage',
  'an item ends that did not begin': 'er eindigt een item dat niet begon',
  'ends inside a value': 'eindigt midden in een waarde',
  'ends after {n} bytes': 'eindigt na {n} bytes',

  // Outlook Express, Apple Mail, mbox
  'shorter than its header': 'korter dan zijn kop',
  'says {n}, has {found}': 'telt er {n}, heeft er {found}',
  'places: {n} more': 'plaatsen: nog {n}',
  'pieces of text without a beginning: {n}': 'stukken tekst zonder begin: {n}',
  'goes on at byte: {n}': 'gaat verder bij byte: {n}',
  'leads to byte: {n}': 'leidt naar byte: {n}',
  'lines: {n}': 'regels: {n}',
  'no count': 'geen telling',
  'attachments: {n}': 'bijlagen: {n}',
  'attachments: {n}, parts: {list}': 'bijlagen: {n}, onderdelen: {list}',

  // Archives
  'damaged after {n} packed bytes': 'beschadigd na {n} ingepakte bytes',
  'cut off after {n} packed bytes': 'afgekapt na {n} ingepakte bytes',
  'cut off before its checksum': 'afgekapt voor het controlegetal',
  'the checksum differs': 'het controlegetal klopt niet',
  '{n} bytes, {size} declared': '{n} bytes, volgens opgave {size}',
  'no gzip header': 'geen kop van gzip',
  'bytes after the last member': 'bytes na het laatste deel',
  'read as code page {n}': 'gelezen als codetabel {n}',
  'more than {n} entries': 'meer dan {n} onderdelen',
  'more than {n} times its packed size': 'meer dan {n} maal de ingepakte grootte',
  'the entries together are larger than the archive':
    'de onderdelen zijn samen groter dan het archiefbestand',
  'no entry begins here': 'hier begint geen onderdeel',
  'no end mark: more may have followed': 'geen eindmerk: er kan meer gevolgd zijn',
  'a link to "{name}", which is not here': 'een koppeling naar "{name}", dat hier niet is',
  'a sparse file': 'een bestand met gaten',
  'the rest of a file on another volume': 'de rest van een bestand op een ander deel van de reeks',
  'no table of contents': 'geen inhoudsopgave',
  'not in the table of contents': 'niet in de inhoudsopgave',
  'another name before the data': 'een andere naam voor de gegevens',
  'no data where the table of contents says': 'geen gegevens waar de inhoudsopgave zegt',
  'the table of contents is cut off': 'de inhoudsopgave is afgekapt',
  '{n} in the table of contents, {found} in the stream':
    '{n} in de inhoudsopgave, {found} in het bestand zelf',
  '{n} of {all} entries are in the table of contents': '{n} van {all} onderdelen staan in de inhoudsopgave',
  'compression method {n}': 'compressiemethode {n}',
  // What the library says of a table of contents.
  'Invalid comment length. Expected: {n}. Found: {found}. Are there extra bytes at the end of the file? Or is the end of central dir signature `PK☺☻` in the comment?':
    'onjuiste lengte van de opmerking: verwacht {n}, gevonden {found}; staan er bytes achter het einde?',
  'invalid zip64 end of central directory record signature':
    'onjuist kenmerk aan het einde van de inhoudsopgave (zip64)',
  'multi-disk zip files are not supported: found disk number: {n}':
    'een zip in meer delen wordt niet geopend: deel {n}',
  'End of central directory record signature not found. Either not a zip file, or file is truncated.':
    'geen einde van de inhoudsopgave gevonden: geen zip, of afgekapt',
  'invalid central directory file header signature: {id}': 'onjuist kenmerk in de inhoudsopgave: {id}',
  'strong encryption is not supported': 'sterke versleuteling wordt niet geopend',
  'extra field length exceeds extra field buffer size': 'een extra veld is langer dan zijn plaats',
  'zip64 extended information extra field does not include uncompressed size':
    'het extra veld van zip64 noemt de grootte niet',
  'zip64 extended information extra field does not include compressed size':
    'het extra veld van zip64 noemt de ingepakte grootte niet',
  'zip64 extended information extra field does not include relative header offset':
    'het extra veld van zip64 noemt de plaats niet',

  // The import of a drive
  'changed between two runs of the import': 'veranderd tussen twee keer importeren',
  'gone between two runs of the import': 'verdwenen tussen twee keer importeren',
  'shorter than at first': 'korter dan eerst',
  'no account at the end': 'geen verantwoording aan het einde',
  'the thread ended': 'de lezer hield op',
  'the thread failed': 'de lezer mislukte',
  'stood still for {n} s': 'stond {n} s stil',
  'read the file over and over': 'las het bestand steeds opnieuw',
  'took too much memory': 'nam te veel geheugen',
  unrecognised: 'niet herkend',

  // A message
  'declared nothing, used {name}, damaged': 'niets opgegeven, gebruikt {name}, beschadigd',
  'declared nothing, used {name}': 'niets opgegeven, gebruikt {name}',
  'declared {name}, used {other}, damaged': 'opgegeven {name}, gebruikt {other}, beschadigd',
  'declared {name}, used {other}': 'opgegeven {name}, gebruikt {other}',
  'subject of {n} characters': 'onderwerp van {n} tekens',
  'more than {n}': 'meer dan {n}',
  'more than {n} parameters': 'meer dan {n} parameters',
  'HTML beyond {n} characters': 'HTML voorbij {n} tekens',
  'a part beyond {n} bytes': 'een onderdeel voorbij {n} bytes',
  'the text of the message': 'de tekst van het bericht',
  'the hidden text': 'de verborgen tekst',
  from: 'van',
  sender: 'verzonden door',
  'reply-to': 'antwoord aan',
  to: 'aan',
  cc: 'cc',
  bcc: 'bcc',
  'resent-from': 'opnieuw verzonden van',
  'resent-sender': 'opnieuw verzonden door',
  'resent-to': 'opnieuw verzonden aan',
  'resent-cc': 'opnieuw verzonden, cc',
  'resent-bcc': 'opnieuw verzonden, bcc',

  // What is attached to it
  'in {part}': 'in {part}',
  '{part} and {n} more': '{part} en nog {n}',
  'documents from {part} on': 'documenten vanaf {part}',
  damaged: 'beschadigd',
  failed: 'mislukt',
  stopped: 'gestopt',
  'too large': 'te groot',
  'encrypted with a password': 'met een wachtwoord versleuteld',
  'deeper than is opened': 'dieper dan wordt geopend',
  'no winmail.dat by its bytes': 'volgens de bytes geen winmail.dat',
  'more files than are taken in': 'meer bestanden dan worden opgenomen',
  'more bytes than are taken in': 'meer bytes dan worden opgenomen',
  'unpacks to more than is taken in': 'is uitgepakt meer dan wordt opgenomen',
  '{name}, which is not opened here': '{name}, dat hier niet wordt geopend',
  'older than Word {n}': 'ouder dan Word {n}',
  'page {n}': 'pagina {n}',
  'a text': 'een tekst',
  'declared {n}, read {found}': 'volgens opgave {n}, gelezen {found}',
  'each next one begins when the one before is done': 'elke volgende begint als de vorige is gedaan',
  'a pattern of another calendar': 'een patroon van een andere kalender',
  'a pattern that denies itself': 'een patroon dat zichzelf tegenspreekt',
  'the changed occurrences': 'de gewijzigde keren',
  'no pattern': 'geen patroon',
  'the pattern': 'het patroon',
  'no time zone, reckoned with that of the start': 'geen tijdzone, gerekend met die van het begin',

  // Why a line of the account does not close
  'not read to its end': 'niet tot het einde gelezen',
  'found {n}, imported {imported} and set aside {aside}':
    'gevonden {n}, geïmporteerd {imported} en terzijde {aside}',
  '{n} bytes, accounted for {sum}': '{n} bytes, verantwoord {sum}',
  'imported is not first copies and shared': 'geïmporteerd is niet eerste exemplaren en gedeeld',
  'imported {n}, records in the depot {found}': 'geïmporteerd {n}, records in het depot {found}',
  'found {n}, source files in the depot {found}': 'gevonden {n}, bronbestanden in het depot {found}',
  'a second count says {n}, the first {found}': 'een tweede telling zegt {n}, de eerste {found}',
}
