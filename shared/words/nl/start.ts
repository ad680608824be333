import type { start as english } from '../en/start.ts'

export const start: Record<keyof typeof english, string> = {
  'start.title': 'Depots',
  'start.what':
    'Een depot is één bestand, eindigend op .depot, met een heel archief: elk bericht zoals het ontvangen is, wat u erover besluit, en een logboek van dat alles.',
  'start.safe':
    'Importeer een schijf in een depot, en elke byte van de schijf is verantwoord. De schijf zelf wordt alleen gelezen. Er verlaat niets deze computer: het programma maakt nergens verbinding mee.',
  'start.open': 'Depot openen …',
  'start.new': 'Nieuw depot …',
  'start.sample': 'Het voorbeeld openen',
  'start.sample.making': 'Het voorbeeld wordt gemaakt …',
  'start.sample.what':
    'Het voorbeeld is de post van een verzonnen gemeente, om alles op uit te proberen. Het depot wordt gemaakt als u het voor het eerst opent.',
  'start.drop':
    'U kunt ook een .depot-bestand op het venster slepen om het te openen, of een map met post om die te importeren.',
  'start.recent': 'Eerder geopend',
  'start.recent.none':
    'Hier staan de depots die u geopend hebt. Maak een nieuw depot om een schijf te importeren, of open een bestaand depot.',
  'start.recent.name': 'Depot',
  'start.recent.place': 'Map',
  'start.recent.opened': 'Laatst geopend',
  'start.recent.open': '{name} openen',
  'start.recent.missing': 'niet gevonden in de map',
  'start.recent.look': 'Zoeken …',
  'start.recent.look.of': 'Zoeken …: {name}',
  'start.recent.forget': 'Van de lijst halen',
  'start.recent.forget.of': 'Van de lijst halen: {name}',
  'start.recent.forgotten': '{name} is van de lijst gehaald. Het depot zelf is niet aangeraakt.',
  'start.now': '{name} is in dit venster geopend.',
  'start.now.sample': '{name} is in dit venster geopend. Het is het voorbeeld: niets erin is echt.',
  'start.now.go': 'Naar de records',
  'start.now.close': 'Dit depot sluiten',
  'start.now.other': 'Een ander depot openen sluit dit depot. Wat erin gedaan is, staat al in het bestand.',
  'start.waiting':
    '{names} {n, plural, one {staat} other {staan}} klaar om te importeren. Maak daarvoor een nieuw depot of open er een; de import begint daar.',
  'start.waiting.drop': 'Niet importeren',
  'start.new.name': 'Archief',

  'start.opening': '{name} wordt geopend …',
  'start.opening.what': 'Eerst wordt gekeken naar wat er bij het laatste sluiten nog geschreven werd.',
  'start.failed': '{name} kon niet geopend worden',
  'start.failed.retry': 'Opnieuw proberen',
  'start.failed.other': 'Een ander depot openen …',
  'start.failed.look': 'Zoeken …',
  'start.failed.copy': 'Een kopie openen …',
  'start.failed.new': 'Nieuw depot onder een andere naam …',
  'start.failed.back': 'Naar alle depots',
  'start.ended': 'Het werk aan {name} is onverwacht afgebroken',
  'start.ended.happened':
    'Het deel van het programma dat het depot leest en schrijft, is onverwacht gestopt. Het venster zelf werkt nog.',
  'start.ended.safe':
    'Alles wat als gedaan gemeld is, staat in het depot: besluiten worden geschreven voordat ze getoond worden, en een import is bewaard tot zijn laatste controlepunt.',
  'start.ended.next':
    'Open het depot opnieuw: het controleert zichzelf, en een import die liep kan verdergaan waar hij stopte. Stopt het weer op hetzelfde punt, controleer dan het depot of werk verder met een kopie.',
  'start.ended.again': 'Opnieuw openen',
  'start.ended.facts': 'Wat het systeem meldde: {detail}',

  'drop.drive': 'Laat los om te inventariseren wat erin zit',
  'drop.busy': 'Er loopt nog een import of een inventarisatie. Sleep het hierheen als die klaar is.',
  'drop.one': 'Een venster bevat één depot: sleep één .depot-bestand tegelijk.',

  'upkeep.verify': 'Het depot controleren',
  'upkeep.verify.what':
    'Elk bericht wordt teruggelezen en vergeleken met de hash (SHA-256) die bij de import is vastgelegd; het logboek, de verantwoording en de index worden ermee vergeleken. Er verandert niets. U kunt intussen doorwerken.',
  'upkeep.verify.begin': 'Nu controleren',
  'upkeep.verify.again': 'Nog eens controleren',
  'upkeep.verify.running': 'Wordt gecontroleerd: {at}',
  'upkeep.verify.sound': 'Het depot is in orde.',
  'upkeep.verify.contents':
    '{done, number} van {of, number} {of, plural, one {inhoud heeft} other {inhouden hebben}} nog de hash die bij de import is vastgelegd.',
  'upkeep.verify.unsound': '{n, plural, one {# zaak is} other {# zaken zijn}} niet zoals het hoort.',
  'upkeep.verify.unended': 'Niet elke controle is tot het einde gekomen.',
  'upkeep.verify.unsound.next':
    'Wat heel is, kan nog gelezen worden. Maak een kopie van het bestand zoals het is, werk er niet in door, en open de laatste gecontroleerde kopie.',
  'upkeep.verify.when': 'Gecontroleerd op {time}. Laatste hash van het logboek: {head}',
  'upkeep.verify.check': 'Controle',
  'upkeep.verify.done': 'Bekeken',
  'upkeep.verify.findings': 'Bevindingen',
  'upkeep.finding.object': 'Waarvan',
  'upkeep.finding.detail': 'Feiten',
  'upkeep.check.sqlite': 'Het databasebestand',
  'upkeep.check.references': 'Verwijzingen tussen tabellen',
  'upkeep.check.log': 'De keten van het logboek',
  'upkeep.check.ledger': 'De verantwoording',
  'upkeep.check.records': 'Records',
  'upkeep.check.contents': 'Inhouden',
  'upkeep.check.index': 'De zoekindex',
  'upkeep.check.index without messages': 'Resten in de zoekindex',
  'upkeep.check.packs': 'Pakketten met inhouden',
  'upkeep.check.bytes': 'Hashes van de oorspronkelijke bytes',
  'upkeep.backup': 'Het depot kopiëren',
  'upkeep.backup.what':
    'Een volledige kopie in één bestand. Die wordt teruggelezen en met de hashes vergeleken voordat hij zijn naam krijgt: een kopie die er staat, is dus een goede kopie. Het depot blijft open.',
  'upkeep.backup.begin': 'Kies waar …',
  'upkeep.backup.running': 'Wordt geschreven en gecontroleerd …',
  'upkeep.backup.name': '{name} {day}.depot',
  'upkeep.backup.done':
    'De kopie {name} staat er: {bytes}. {n, plural, one {# inhoud is} other {# inhouden zijn}} teruggelezen en {n, plural, one {heeft} other {hebben}} nog de hash die bij de import is vastgelegd.',
  'upkeep.backup.keep': 'Bewaar de kopie op een andere schijf dan het depot.',
  'upkeep.leave': 'U kunt dit blad sluiten; het werk gaat door, en de balk boven toont hoe ver het is.',
}
