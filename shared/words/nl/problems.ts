import type { problems as english } from '../en/problems.ts'

export const problems: Record<keyof typeof english, string> = {
  'problem.symlink-not-followed':
    'Een symbolische koppeling; waar zij naar wijst staat niet op deze schijf of onder zijn eigen naam in de lijst.',
  'problem.name.symlink-not-followed': 'symbolische koppeling',
  'problem.special-file':
    'Een pijp, socket of apparaat in plaats van een bestand; er zijn geen bytes om te bewaren.',
  'problem.name.special-file': 'geen bestand',
  'problem.file-unreadable': 'Het besturingssysteem weigerde dit bestand te lezen.',
  'problem.name.file-unreadable': 'bestand onleesbaar',
  'problem.folder-unreadable':
    'Het besturingssysteem weigerde deze map te openen; wat erin staat is niet verantwoord.',
  'problem.name.folder-unreadable': 'map onleesbaar',
  'problem.name-not-utf8': 'De bestandsnaam is geen geldig UTF-8; de precieze bytes ervan zijn bewaard.',
  'problem.name.name-not-utf8': 'naam geen UTF-8',
  'problem.changed-during-import': 'Het bestand veranderde terwijl het gelezen werd.',
  'problem.name.changed-during-import': 'veranderd tijdens import',
  'problem.imported-before-otherwise':
    'Een bestand met deze naam is eerder geïmporteerd met andere bytes; dit is als eigen bron geïmporteerd.',
  'problem.name.imported-before-otherwise': 'eerder met andere bytes',
  'problem.vanished-during-import':
    'Het bestand was er toen de schijf werd opgenomen en was weg toen het gelezen werd.',
  'problem.name.vanished-during-import': 'verdwenen tijdens import',
  'problem.format-not-read':
    'Deze versie kan dit formaat niet openen; het bestand staat in de lijst, wat erin zit is niet geïmporteerd.',
  'problem.name.format-not-read': 'formaat niet gelezen',
  'problem.archive-damaged':
    'Het archiefbestand is beschadigd; wat na deze plaats komt kon niet gelezen worden.',
  'problem.name.archive-damaged': 'archiefbestand beschadigd',
  'problem.archive-entry-encrypted':
    'Het onderdeel van het archiefbestand is met een wachtwoord versleuteld. Pak het met dat wachtwoord uit en importeer wat eruit komt.',
  'problem.name.archive-entry-encrypted': 'onderdeel versleuteld',
  'problem.archive-entry-unreadable': 'Het onderdeel van het archiefbestand kon niet uitgepakt worden.',
  'problem.name.archive-entry-unreadable': 'onderdeel onleesbaar',
  'problem.archive-entry-damaged':
    'Het onderdeel van het archiefbestand is beschadigd; wat uitgepakt kon worden is gelezen.',
  'problem.name.archive-entry-damaged': 'onderdeel beschadigd',
  'problem.archive-too-large': 'Uitpakken zou de grenzen aan grootte, verhouding of aantal te boven gaan.',
  'problem.name.archive-too-large': 'archiefbestand te groot',
  'problem.archive-too-deep': 'Een archiefbestand in archiefbestanden, dieper dan geopend wordt.',
  'problem.name.archive-too-deep': 'archiefbestand te diep',
  'problem.archive-name-unsafe':
    'De naam van het onderdeel zou buiten zijn map leiden; hij is alleen als naam bewaard.',
  'problem.name.archive-name-unsafe': 'onveilige naam',
  'problem.archive-name-twice':
    'Twee onderdelen van het archiefbestand hebben dezelfde naam; beide zijn bewaard.',
  'problem.name.archive-name-twice': 'naam dubbel',
  'problem.archive-directory-differs':
    'De inhoudsopgave van het archiefbestand en wat erin gevonden is verschillen.',
  'problem.name.archive-directory-differs': 'inhoudsopgave wijkt af',
  'problem.separator-unusual':
    'De scheidingsregel heeft geen leesbare datum; hij is als scheiding genomen omdat er kopregels op volgen.',
  'problem.name.separator-unusual': 'ongewone scheiding',
  'problem.separator-without-blank-line': 'Voor de scheidingsregel staat geen lege regel.',
  'problem.name.separator-without-blank-line': 'geen lege regel ervoor',
  'problem.from-line-in-body':
    'Een regel die met ‘From ’ begint is als tekst beoordeeld, niet als begin van een bericht.',
  'problem.name.from-line-in-body': '‘From ’ in de tekst',
  'problem.quoting-ambiguous':
    'Een regel die met ‘>From ’ begint kan door het mailprogramma of door een mens zo geschreven zijn.',
  'problem.name.quoting-ambiguous': 'aanhaling onzeker',
  'problem.content-length-wrong':
    'De kopregel Content-Length leidt niet naar het volgende bericht en is niet gevolgd.',
  'problem.name.content-length-wrong': 'Content-Length onjuist',
  'problem.bytes-before-first-message': 'Bytes voor het eerste bericht die bij geen bericht horen.',
  'problem.name.bytes-before-first-message': 'bytes voor het eerste bericht',
  'problem.cut-off': 'Het bestand eindigt midden in dit bericht.',
  'problem.name.cut-off': 'afgebroken',
  'problem.item-too-large':
    'Groter dan ontleed wordt; alle bytes zijn bewaard, alleen de kopregels zijn gelezen.',
  'problem.name.item-too-large': 'te groot om te ontleden',
  'problem.item-empty': 'Een item zonder bytes.',
  'problem.name.item-empty': 'leeg',
  'problem.not-a-message': 'De plaats zegt dat dit een bericht is, de bytes lijken er niet op.',
  'problem.name.not-a-message': 'geen bericht',
  'problem.parser-failed': 'Dit bericht kon niet ontleed worden; de bytes zijn bewaard.',
  'problem.name.parser-failed': 'niet ontleed',
  'problem.parser-stopped':
    'Het ontleden is gestopt bij de grens van tijd of geheugen; de bytes zijn bewaard.',
  'problem.name.parser-stopped': 'ontleden gestopt',
  'problem.headers-missing': 'Er kon geen enkele kopregel gelezen worden.',
  'problem.name.headers-missing': 'kopregels ontbreken',
  'problem.header-malformed': 'Een regel in de kop is geen kopregel en geen vervolg ervan.',
  'problem.name.header-malformed': 'kopregel misvormd',
  'problem.header-too-large': 'Kopregels voorbij de grens zijn niet gelezen.',
  'problem.name.header-too-large': 'kopregels te groot',
  'problem.date-absent': 'Er is geen datum.',
  'problem.name.date-absent': 'geen datum',
  'problem.date-unreadable': 'De datum kan niet als datum gelezen worden.',
  'problem.name.date-unreadable': 'datum onleesbaar',
  'problem.date-implausible': 'De datum ligt voor het bestaan van e-mail of in de toekomst.',
  'problem.name.date-implausible': 'datum ongeloofwaardig',
  'problem.address-malformed':
    'Een adresveld kon niet als adressen gelezen worden; de tekst ervan is bewaard.',
  'problem.name.address-malformed': 'adres misvormd',
  'problem.addresses-too-many': 'Adressen voorbij de grens zijn niet gelezen.',
  'problem.name.addresses-too-many': 'te veel adressen',
  'problem.encoded-word-malformed': 'Een gecodeerd woord in een kopregel kon niet ontcijferd worden.',
  'problem.name.encoded-word-malformed': 'gecodeerd woord misvormd',
  'problem.charset-unknown': 'De tekenset is onbekend; een andere is gebruikt.',
  'problem.name.charset-unknown': 'tekenset onbekend',
  'problem.charset-wrong': 'De tekst past niet bij de opgegeven tekenset; een andere is gebruikt.',
  'problem.name.charset-wrong': 'tekenset onjuist',
  'problem.encoding-unknown':
    'De codering voor verzending is onbekend; het onderdeel is gelaten zoals het is.',
  'problem.name.encoding-unknown': 'codering onbekend',
  'problem.encoding-damaged': 'Een onderdeel in base64 of quoted-printable is beschadigd.',
  'problem.name.encoding-damaged': 'codering beschadigd',
  'problem.boundary-missing': 'Een samengesteld bericht zonder bruikbare scheiding.',
  'problem.name.boundary-missing': 'scheiding ontbreekt',
  'problem.multipart-not-closed': 'Een samengesteld bericht eindigt zonder zijn slotregel.',
  'problem.name.multipart-not-closed': 'niet afgesloten',
  'problem.parts-too-many': 'Onderdelen voorbij de grens zijn niet geopend.',
  'problem.name.parts-too-many': 'te veel onderdelen',
  'problem.parts-too-deep': 'Onderdelen die dieper liggen dan geopend wordt zijn als één geheel gelaten.',
  'problem.name.parts-too-deep': 'onderdelen te diep',
  'problem.html-not-read': 'Een HTML-onderdeel kon niet in tekst worden omgezet.',
  'problem.name.html-not-read': 'HTML niet gelezen',
  'problem.text-too-long': 'Tekst voorbij de grens staat niet in de zoekindex.',
  'problem.name.text-too-long': 'tekst te lang',
  'problem.bytes-nul': 'Het bericht bevat NUL-bytes.',
  'problem.name.bytes-nul': 'NUL-bytes',
  'problem.attachment-not-opened':
    'Een bijlage die andere bestanden bevat kon niet worden geopend. De bytes zijn bewaard.',
  'problem.name.attachment-not-opened': 'bijlage niet geopend',
  'problem.store-unreadable':
    'Het bestand met persoonlijke mappen kan niet worden geopend: de kop of de eerste index is beschadigd, of het is van een ongedocumenteerde soort.',
  'problem.name.store-unreadable': 'bestand niet geopend',
  'problem.store-damaged':
    'Een plek in het bestand is beschadigd. Wat daarin ligt kon niet worden gelezen; al het andere wel.',
  'problem.name.store-damaged': 'bestand beschadigd',
  'problem.store-cut-off': 'Het bestand is korter dan het zelf zegt.',
  'problem.name.store-cut-off': 'bestand afgekapt',
  'problem.store-password':
    'Het bestand heeft een wachtwoordmarkering. Die versleutelt niets: alles is gelezen.',
  'problem.name.store-password': 'wachtwoordmarkering',
  'problem.folder-count-differs': 'Een map in het bestand telt andere items dan erin zijn gevonden.',
  'problem.name.folder-count-differs': 'maptelling wijkt af',
  'problem.item-unreadable':
    'Een item waarvan geen enkele eigenschap kon worden gelezen. De opgeslagen bytes zijn bewaard.',
  'problem.name.item-unreadable': 'item onleesbaar',
  'problem.item-without-text':
    'De map heeft de kopgegevens van een bericht en geen tekst: die is nooit opgehaald, of verloren. De kopgegevens zijn bewaard.',
  'problem.name.item-without-text': 'bericht zonder tekst',
  'problem.reader-stopped':
    'De lezer bleef hangen of mislukte op dit bestand en is gestopt. Wat eerder was gelezen, is bewaard.',
  'problem.name.reader-stopped': 'lezer gestopt',
  'problem.item-damaged':
    'Een deel van het item is beschadigd. Wat ervan over is, is bewaard, en de rest ook.',
  'problem.name.item-damaged': 'item beschadigd',
  'problem.property-name-lost':
    'Het bestand zegt niet hoe een benoemde eigenschap heet. De waarde is bewaard onder haar nummer.',
  'problem.name.property-name-lost': 'eigenschapsnaam kwijt',
  'problem.emlx-length-wrong': 'Het aantal bytes op de eerste regel leidt niet naar de eigenschappenlijst.',
  'problem.name.emlx-length-wrong': 'byteaantal onjuist',
  'problem.attachment-rejoined':
    'De bijlagen lagen als bestanden naast het bericht. Ze zijn op hun plaats teruggezet.',
  'problem.name.attachment-rejoined': 'bijlagen teruggezet',
  'problem.attachment-file-missing':
    'Een bijlage hoort als bestand naast het bericht te liggen en ontbreekt.',
  'problem.name.attachment-file-missing': 'bijlagebestand ontbreekt',
  'problem.compound-damaged': 'Het bestand van het item is beschadigd. Wat leesbaar was, is gelezen.',
  'problem.name.compound-damaged': 'itembestand beschadigd',
  'problem.tnef-damaged': 'Een winmail.dat is beschadigd. Wat leesbaar was, is gelezen.',
  'problem.name.tnef-damaged': 'winmail.dat beschadigd',
  'problem.rtf-not-read': 'De opgemaakte tekst (RTF) kon niet worden gelezen.',
  'problem.name.rtf-not-read': 'RTF niet gelezen',
  'problem.recurrence-not-read': 'Hoe het item zich herhaalt kon niet worden gelezen.',
  'problem.name.recurrence-not-read': 'herhaling niet gelezen',
  'problem.attachment-by-reference':
    'Een bijlage is een verwijzing naar een bestand elders. De bytes staan niet in het item.',
  'problem.name.attachment-by-reference': 'bijlage is verwijzing',
  'problem.attachment-unreadable': 'De bytes van een bijlage konden niet worden gelezen.',
  'problem.name.attachment-unreadable': 'bijlage onleesbaar',
  'problem.attachment-size-differs': 'Een bijlage heeft een andere omvang dan het item zegt.',
  'problem.name.attachment-size-differs': 'bijlageomvang wijkt af',
  'problem.document-not-read':
    'De tekst van een bijgevoegd document kon niet worden gelezen. Die staat niet in de zoekindex.',
  'problem.name.document-not-read': 'document niet gelezen',
  'problem.unknown': 'Een probleem dat deze versie van het programma niet kent: {kind}.',
  'problem.cost.notice': 'Er is niets verloren.',
  'problem.cost.partial': 'Alle bytes zijn bewaard; niet alles erin is begrepen.',
  'problem.cost.incomplete': 'Wat niet te lezen was, staat in geen record: bewaar de schijf.',
  'problem.cost.unread': 'De bytes zijn geteld en konden geen records worden.',
}
