import type { help as english } from '../en/help.ts'

export const help: Record<keyof typeof english, string> = {
  'help.hint': 'Wat hiermee bedoeld is: {of}',
  'help.topics': 'Onderwerpen',

  'help.topic.begin': 'Om te beginnen',
  'help.topic.import': 'Importeren',
  'help.topic.ledger': 'De verantwoording',
  'help.topic.query': 'Zoeken',
  'help.topic.appraise': 'Waarderen',
  'help.topic.keys': 'Toetsen',
  'help.topic.safe': 'Wat er veilig is',
  'help.topic.about': 'Over Bewaarpost',

  'help.begin.depot': 'Een depot is één bestand',
  'help.begin.depot.text':
    'In het bestand, met de extensie .depot, staan de oorspronkelijke bytes van alle geïmporteerde post, wat daarvan begrepen is, de zoekindex, elk besluit en het logboek. Nergens anders staat iets van een archief.\n\nWilt u het veiligstellen, maak dan een kopie met het menu Depot: die wordt teruggelezen en gecontroleerd. Kopieert u het bestand op een andere manier, sluit het depot dan eerst.',
  'help.begin.account': 'Elke byte wordt verantwoord',
  'help.begin.account.text':
    'Alles op een schijf wordt geïmporteerd, getoond als al aanwezig, of opgesomd met de reden waarom het niet te lezen was. Niets wordt weggelaten om zijn soort, zijn map of zijn schade. De verantwoording laat dat per bestand zien; onderaan het venster staat of zij sluit.',
  'help.begin.work': 'Het werk, op volgorde',
  'help.begin.work.text':
    'Importeer de schijf zoals die is overgedragen en lees de verantwoording: is alles binnen, en wat niet?\n\nBekijk het overzicht: wat is er, van wie, van wanneer? Elk cijfer en elk vlak leidt naar zijn records.\n\nWaardeer dan: zoeken, lezen, besluiten. Over wat bij elkaar hoort kunt u in één keer besluiten.',
  'help.begin.window': 'De weg vinden',
  'help.begin.window.text':
    'Alles kan met het toetsenbord. {palette} vindt elke opdracht op naam, {keymap} toont alle toetsen, {back} gaat terug naar waar u was, en {guide} opent de hulp bij het scherm waar u bent.',
  'help.begin.words': 'De woorden',
  'help.word.accession': 'aanwinst',
  'help.word.accession.text': 'Eén overdracht: een schijf of map, op een datum van iemand ontvangen.',
  'help.word.source': 'bronbestand',
  'help.word.source.text': 'Een bestand op die schijf, post of niet, met zijn SHA-256.',
  'help.word.mailbox': 'mailbox',
  'help.word.mailbox.text': 'Het account waar post uit komt, met de persoon die het had.',
  'help.word.record': 'record',
  'help.word.record.text':
    'Eén exemplaar van één item in één mailbox: een bericht, afspraak, contact, taak, rapport. Over elk wordt apart besloten.',
  'help.word.content': 'inhoud',
  'help.word.content.text':
    'De oorspronkelijke bytes van een item. Ze worden één keer bewaard, hoeveel records ze ook delen.',
  'help.word.problem': 'probleem',
  'help.word.problem.text':
    'Een gebrek met een naam, gevonden bij het lezen, zoals een bericht zonder datum. Er is op te zoeken, en een record verdwijnt er nooit door.',
  'help.word.value': 'waardering',
  'help.word.value.text':
    'Of een record bewaard moet blijven: blijvend te bewaren (B), vernietigbaar (V) of onbepaald (N).',
  'help.word.decision': 'besluit',
  'help.word.decision.text':
    'Wie een record wanneer welke waardering gaf, en op welke grond. Een later besluit komt ervoor in de plaats; het eerdere blijft in het logboek.',

  'help.import.choose': 'Kies wat is overgedragen',
  'help.import.choose.text':
    'Kies mappen of bestanden zoals u ze ontvangen hebt, of sleep ze op het venster. Ze worden alleen gelezen; er verandert niets op de schijf.\n\nDeze versie leest wat Outlook bewaart (pst, ost, msg, winmail.dat), Outlook Express (dbx), Apple Mail (emlx), Thunderbird, Google Takeout, mbox, eml en Maildir, ook binnen zip, tar en gz. Een formaat dat wel herkend maar niet gelezen wordt, staat zo in de lijst, met wat u ermee kunt doen.',
  'help.import.inventory': 'Eerst een inventarisatie',
  'help.import.inventory.text':
    'Voordat er iets geschreven wordt, ziet u wat er is: welke formaten, hoeveel, wat geen post is en wat niet te lezen is. U ziet ook of de schijf van het depot er ruimte voor heeft.',
  'help.import.who': 'Waar het vandaan komt',
  'help.import.who.text':
    'Leg vast wie het heeft overgedragen, wanneer, op welke drager, en van wie de mailbox is. Dat blijft in de verantwoording en het logboek staan, en is over tien jaar niet meer na te vragen.',
  'help.import.running': 'Terwijl hij loopt',
  'help.import.running.text':
    'U kunt blijven werken: wat al binnen is, kunt u lezen en doorzoeken. Een import kan pauzeren, of stoppen bij zijn volgende controlepunt. Om met een gestopte import verder te gaan, kiest u hem bij Aanwinsten en wijst u dezelfde schijf aan: hij gaat verder waar hij stopte en voegt niets dubbel toe.',
  'help.import.again': 'Dezelfde post nog eens',
  'help.import.again.text':
    'Een schijf die opnieuw geïmporteerd wordt, voegt niets toe; de verantwoording zegt dat ook. Gelijke berichten uit verschillende mailboxen zijn elk een eigen record; alleen hun bytes worden één keer bewaard. Niets wordt als dubbel weggelaten.',

  'help.ledger.closes': 'Wanneer zij sluit',
  'help.ledger.closes.text':
    'Voor elk bronbestand is wat gevonden is gelijk aan wat geïmporteerd is en wat terzijde is gelegd. Ook de bytes kloppen: scheidingsregels, berichten en wat terzijde ligt zijn samen precies de omvang van het bestand. Een database, zoals een pst, heeft structuur en vrije ruimte in plaats van scheidingsregels; daar moet een tweede telling, van alle knopen in het bestand, evenveel items geven als er gelezen zijn. Geldt dit alles voor elk bestand, dan sluit de verantwoording.',
  'help.ledger.depth': 'Binnen een bestand',
  'help.ledger.depth.text':
    'Een regel opent tot wat er in het bestand ligt. Van een database toont hij elke map met haar eigen telling naast wat eruit gelezen is: een verschil is gemerkt en is op zichzelf geen verlies, want oude bestanden tellen vaak verkeerd. Verborgen items zijn wat programma’s bij een map bewaren, zoals weergaven en regels; teruggevonden items liggen in geen map; verwijderde zijn door hun eigenaar verwijderd en nog heel. Het zijn alle records. Een zoekmap noemt alleen wat elders ligt.\n\nElk aantal records leidt naar precies die records, naar soort en naar berichtklasse.',
  'help.ledger.aside': 'Terzijde gelegd',
  'help.ledger.aside.text':
    'Wat niet als item te lezen was, staat in de lijst met zijn plaats, zijn lengte en de reden. Het is geen record, maar het is ook niet verborgen. De bytes ervan worden bewaard voor zover de schijf ze geeft, en ook die van de beschadigde plaatsen die van een database in de lijst staan: waar de lijst met problemen het aanbiedt, kunt u ze opslaan voor wie er verder mee kan. Bewaar de schijf zolang er iets van terzijde ligt of beschadigd is.',
  'help.ledger.open': 'Wanneer zij niet sluit',
  'help.ledger.open.text':
    'De verantwoording noemt de bestanden die niet sluiten. Meestal is een import niet voltooid: ga ermee verder bij Aanwinsten. Sluit zij dan nog niet, kies dan Depot controleren in het menu Depot.',
  'help.ledger.proof': 'Als bewijs',
  'help.ledger.proof.text':
    'De verantwoording kan worden afgedrukt en opgeslagen als PDF of CSV. In de CSV heeft de kolom bytes_not_read alle bytes van een bestand waarvan niets is gelezen terwijl er post in kan zitten. Op de verantwoording staat de laatste hash van het logboek. Leg die elders vast, bijvoorbeeld in het proces-verbaal: daarmee zijn latere wijzigingen in het logboek aan te tonen.',

  'help.query.words': 'Woorden en tekens',
  'help.query.words.text':
    'Woorden naast elkaar moeten allemaal voorkomen, in het bericht of in zijn bijlagen voor zover die te lezen waren. Hoofdletters en accenten maken niet uit. Een woord wordt ook in zijn andere vormen en in samenstellingen gevonden; boven de lijst staat in welke.',
  'help.query.example': 'Typ',
  'help.query.finds': 'Vindt',
  'help.query.run': 'Zoek naar {query}',
  'help.op.and': 'records waarin beide woorden voorkomen',
  'help.op.or': 'records met een van de twee, of beide; tussenwoorden staan in hoofdletters',
  'help.op.not': 'records met het eerste woord, maar niet het tweede',
  'help.op.phrase': 'de woorden in precies deze volgorde',
  'help.op.prefix': 'alle woorden die zo beginnen',
  'help.op.exact': 'alleen dit woord, zonder andere vormen en samenstellingen',
  'help.op.group': 'haakjes zeggen wat bij elkaar hoort',
  'help.op.field': 'een veld kan tussen haakjes meer waarden hebben',
  'help.op.whole': 'dit hele adres, en geen dat erop lijkt',
  'help.op.begun':
    'namen die zo beginnen, hier berichtklassen; zonder de * deze klasse en wat ervan gemaakt is, zoals IPM.Note.SMIME',
  'help.op.empty': 'records die dit niet hebben; hier die zonder datum',
  'help.query.fields': 'Velden',
  'help.query.fields.text':
    'Een veld, een dubbele punt en een waarde, zonder spatie, vragen naar één eigenschap. Nederlandse en Engelse namen werken allebei. Een klik op een voorbeeld zoekt ernaar.',
  'help.query.field': 'Veld',
  'help.query.sample': 'Voorbeeld',
  'help.query.names': 'Getypt als',
  'help.query.choices': '{n, plural, one {# waarde} other {# waarden}} van {field}',
  'help.query.dates': 'Datums en omvang',
  'help.query.dates.text':
    'Een datum is een dag (2012-03-12 of 12-3-2012), een maand (2012-03), een jaar (2012) of een periode (2012..2014, ..2014, 2012-03..). Dagen beginnen en eindigen in UTC. “voor” is voordat het begint, “na” is nadat het geëindigd is.\n\nEen omvang is een getal met k, MB of GB. Eén k is 1.024 bytes.',
  'help.query.keep': 'Een zoekvraag bewaren',
  'help.query.keep.text':
    '{find} gaat naar het zoekveld en {saveSearch} bewaart de zoekvraag onder een naam. Bewaarde zoekvragen staan in het depot, zodat een collega ze ook heeft.',

  'help.appraise.values': 'Drie waarderingen',
  'help.appraise.values.text':
    'B, blijvend te bewaren. V, vernietigbaar: mag vernietigd worden als de termijn voorbij is. N, onbepaald: er is nog niets besloten.\n\nWat onbepaald is, wordt nooit vernietigd. V is een besluit en geen daad: deze versie vernietigt niets.',
  'help.appraise.decide': 'Over één record besluiten',
  'help.appraise.decide.text':
    'In de lijst of het bericht maakt {permanent} een record blijvend te bewaren, {destroyable} vernietigbaar en {undetermined} onbepaald. Het besluit staat veilig op de schijf voordat het volgende record komt.\n\n{pageOn} bladert door het bericht en gaat dan naar het volgende dat onbepaald is; {nextUndecided} gaat daar meteen heen.',
  'help.appraise.ground': 'De grond',
  'help.appraise.ground.text':
    'Zeg op welke grond u besluit, zoals de categorie van de selectielijst. De grond blijft ingevuld tot u hem wijzigt, en staat in het logboek bij elk besluit. Bij één record mag hij ontbreken, bij veel tegelijk niet.',
  'help.appraise.many': 'Veel tegelijk',
  'help.appraise.many.text':
    '{select} selecteert records; Shift met de pijlen breidt de selectie uit. {markThread} neemt heel het gesprek, {markCopies} alle kopieën van een bericht, en {markQuery} alles wat de zoekvraag vindt.\n\nEen blad zegt eerst hoeveel records er veranderen, van welke waardering naar welke, en waarover eerder anders besloten is. Pas dan bevestigt u. Veranderen de records intussen, dan gebeurt er niets en wordt het opnieuw gevraagd.',
  'help.appraise.undo': 'Terugnemen',
  'help.appraise.undo.text':
    '{undo} neemt terug wat u het laatst deed, over hoeveel records het ook ging. Het logboek houdt beide: het besluit, en dat het is teruggenomen.',
  'help.appraise.more': 'Labels en notities',
  'help.appraise.more.text':
    '{tag} geeft een label, {note} schrijft een notitie. Op beide is te zoeken, en geen van beide verandert de waardering.',

  'help.keys.text':
    'Losse letters werken zolang de lijst of het bericht de focus heeft. Alle toetsen zijn te wijzigen, en losse letters kunnen uit.',
  'help.keys.change': 'Toetsen wijzigen …',
  'help.keys.command': 'Opdracht',
  'help.keys.keys': 'Toetsen',

  'help.safe.original': 'De oorspronkelijke bytes',
  'help.safe.original.text':
    'Bewaarpost bewaart van elk item precies de bytes die op de schijf stonden, met hun SHA-256. Een item in een pst of ost is geen reeks bytes maar een verzameling eigenschappen: die worden alle bewaard, in één beschreven vorm die elke keer dezelfde is, met de SHA-256 daarvan. Wat u op het scherm leest, is gemaakt uit wat bewaard is; een bericht dat uit eigenschappen is gemaakt, is als afgeleid gemerkt. Catalogus en index kunnen er altijd opnieuw uit gemaakt worden; uw besluiten blijven zoals ze zijn.',
  'help.safe.crash': 'Stroomuitval of een vastloper',
  'help.safe.crash.text':
    'Wat het venster als gedaan meldt, staat op de schijf. Na een storing controleert het depot zichzelf als het geopend wordt; een import kan verder vanaf zijn laatste controlepunt. Een record staat in zijn geheel in het depot of helemaal niet.',
  'help.safe.full': 'Een volle schijf',
  'help.safe.full.text':
    'De import stopt bij zijn laatste controlepunt en zegt dat. Er gaat niets verloren. Maak ruimte en ga verder.',
  'help.safe.copies': 'Kopieën en controles',
  'help.safe.copies.text':
    'Maak geregeld een kopie en bewaar die op een andere schijf. De kopie wordt helemaal teruggelezen voordat hij zijn naam krijgt. Depot controleren leest elk bericht opnieuw, vergelijkt het met zijn hash, en controleert het logboek en de verantwoording.',
  'help.safe.hostile': 'Gevaarlijke post',
  'help.safe.hostile.text':
    'Berichten worden in een afgesloten kader getoond: er draait geen script, er wordt geen afbeelding opgehaald en geen formulier verzonden. Bijlagen worden nooit door een klik geopend; slaat u er een op die kwaad kan, dan wordt u gewaarschuwd.',
  'help.safe.offline': 'Geen verbinding',
  'help.safe.offline.text':
    'Het programma maakt nooit verbinding met een netwerk. Waar een bericht ook om vraagt, het wordt geweigerd; bij Instellingen staat hoe vaak dat gebeurd is.',
  'help.safe.log': 'Het logboek',
  'help.safe.log.text':
    'Elke regel van het logboek bevat de hash van de regel ervoor. Er staat geen inhoud van post in. In dit programma is het niet te wijzigen; een wijziging daarbuiten blijkt als het depot gecontroleerd wordt, mits u de laatste hash elders hebt vastgelegd.',

  'help.about.what':
    'Het werkstation waarop een archivaris van een schijf met post een archief maakt dat te verantwoorden is, offline.',
  'help.about.licence': 'Licentie',
  'help.about.licence.text':
    'Bewaarpost is vrije software onder de European Union Public Licence, versie 1.2 (EUPL-1.2): u mag het gebruiken, bestuderen, wijzigen en doorgeven. Er is geen garantie.',
  'help.about.libraries': 'Gemaakt met',
  'help.about.libraries.text':
    'Het programma is gemaakt met {n, plural, one {deze bibliotheek} other {deze # bibliotheken}} van anderen, en met wat die op hun beurt nodig hebben.',
  'help.about.library': 'Bibliotheek',
  'help.about.version': 'Versie',
}
