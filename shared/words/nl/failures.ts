import type { failures as english } from '../en/failures.ts'

export const failures: Record<keyof typeof english, string> = {
  'failure.bad-request': 'Dit kan niet: {detail}',
  'failure.bad-request.safe': 'Er is niets veranderd.',
  'failure.bad-request.next':
    'Ga terug en probeer het anders. Gebeurt het weer, dan is het een fout van het programma.',
  'failure.query-unreadable': 'De zoekvraag is niet te lezen: {detail}',
  'failure.query-unreadable.safe': 'Er is niets veranderd.',
  'failure.query-unreadable.next':
    'Kijk bij teken {at, number} van de zoekvraag. F1 toont wat een zoekvraag mag bevatten.',
  'failure.not-found': '{what} is er niet meer.',
  'failure.not-found.safe': 'Er is niets veranderd.',
  'failure.not-found.next': 'Ververs het scherm met F5.',
  'failure.depot-missing': 'Er is geen depot op {file}.',
  'failure.depot-missing.safe': 'Er is niets veranderd.',
  'failure.depot-missing.next': 'Sluit de schijf aan waarop het staat, of kies het depot waar het nu staat.',
  'failure.depot-exists': 'Er is al een bestand op {file}.',
  'failure.depot-exists.safe': 'Het is niet aangeraakt.',
  'failure.depot-exists.next': 'Kies een andere naam of map: er wordt nooit iets overschreven.',
  'failure.depot-foreign': '{file} is geen depot van Bewaarpost.',
  'failure.depot-foreign.safe': 'Het is niet aangeraakt.',
  'failure.depot-foreign.next':
    'Kies een bestand dat op .depot eindigt. Wilt u post inbrengen, maak dan een depot en importeer de schijf daarin.',
  'failure.depot-newer':
    '{file} is gemaakt door een nieuwere versie van Bewaarpost (vorm {version, number}; deze versie kent tot en met {known, number}).',
  'failure.depot-newer.safe': 'Het is niet aangeraakt.',
  'failure.depot-newer.next': 'Open het met de nieuwere versie.',
  'failure.depot-in-use': 'Een ander programma heeft {file} open.',
  'failure.depot-in-use.safe': 'Het is niet aangeraakt, en wat het andere programma doet is veilig.',
  'failure.depot-in-use.next':
    'Sluit het depot in het andere venster of op de andere computer en probeer het dan opnieuw.',
  'failure.depot-damaged': '{file} is beschadigd: {detail}',
  'failure.depot-damaged.safe':
    'Het bekijken heeft niets veranderd. Wat er heel in is, kan nog gelezen worden.',
  'failure.depot-damaged.next':
    'Maak een kopie van het bestand zoals het nu is, en bewaar die. Open daarna de laatste gecontroleerde kopie, of vraag hulp bij dit depot. Werk er niet in door.',
  'failure.depot-read-only': '{file} kan gelezen maar niet veranderd worden.',
  'failure.depot-read-only.safe': 'Er is niets veranderd.',
  'failure.depot-read-only.next':
    'Controleer de rechten op het bestand en de map, of de schrijfbeveiliging van de schijf.',
  'failure.depot-gone': '{file} staat niet meer op zijn plaats.',
  'failure.depot-gone.safe':
    'Wat tot de laatste melding gedaan is, staat in het bestand, waar het nu ook is.',
  'failure.depot-gone.next': 'Zet het terug of sluit de schijf weer aan, en open het opnieuw.',
  'failure.disk-full': 'De schijf van {file} is vol.',
  'failure.disk-full.safe':
    'Alles tot het laatste controlepunt staat in het depot, dat in orde is. Wat nu bezig was, niet.',
  'failure.disk-full.next':
    'Maak ruimte op de schijf. Doe het daarna opnieuw: een import gaat verder waar hij stopte.',
  'failure.disk-failed': 'De schijf van {file} weigert: {detail}',
  'failure.disk-failed.safe': 'Alles tot het laatste controlepunt is geschreven. Wat nu bezig was, niet.',
  'failure.disk-failed.next':
    'Controleer de schijf en de kabel. Kopieer het depot naar een andere schijf voordat u verdergaat.',
  'failure.source-missing': '{file} is er niet.',
  'failure.source-missing.safe': 'Er is niets veranderd.',
  'failure.source-missing.next': 'Controleer of de schijf is aangesloten en kies die opnieuw.',
  'failure.source-failed': '{file} kon niet verder gelezen worden: {detail}',
  'failure.source-failed.safe': 'Alles tot het laatste controlepunt staat in het depot, dat in orde is.',
  'failure.source-failed.next':
    'Controleer de schijf, de kabel en de rechten op het bestand. Start de import opnieuw: hij gaat verder waar hij stopte.',
  'failure.target-exists': 'Er staat al iets op {file}.',
  'failure.target-exists.safe': 'Het is niet aangeraakt.',
  'failure.target-exists.next': 'Kies een vrije naam, of een lege map.',
  'failure.target-failed': '{file} kon niet geschreven worden: {detail}',
  'failure.target-failed.safe': 'Het depot is niet geraakt.',
  'failure.target-failed.next': 'Controleer de map, de rechten en de ruimte op de schijf.',
  'failure.nothing-to-check': 'Er is niets te controleren: het depot is leeg.',
  'failure.nothing-to-check.safe': 'Er is niets veranderd.',
  'failure.nothing-to-check.next': 'Importeer eerst een schijf.',
  'failure.nothing-to-undo': 'Er is niets meer ongedaan te maken.',
  'failure.nothing-to-undo.safe': 'Er is niets veranderd.',
  'failure.nothing-to-undo.next': 'Alle waarderingen blijven in het logboek staan, ook de teruggenomen.',
  'failure.preview-outdated': 'De records zijn veranderd sinds het voorbeeld is gemaakt.',
  'failure.preview-outdated.safe': 'Er is niets veranderd.',
  'failure.preview-outdated.next': 'Bekijk het voorbeeld opnieuw en bevestig dan.',
  'failure.cancelled': 'Het is gestopt.',
  'failure.cancelled.safe': 'Alles tot het laatste controlepunt staat in het depot, dat in orde is.',
  'failure.cancelled.next': 'Start het opnieuw wanneer het uitkomt: een import gaat verder waar hij stopte.',
  'failure.busy': 'Er loopt nog iets anders ({job}).',
  'failure.busy.safe': 'Er is niets veranderd.',
  'failure.busy.next': 'Wacht tot het klaar is, of stop het in de balk boven.',
  'failure.internal': 'Het programma maakte een fout ({detail}).',
  'failure.internal.safe': 'Wat als gedaan gemeld is, staat in het depot. Wat nu bezig was misschien niet.',
  'failure.internal.next':
    'Probeer het opnieuw. Gebeurt het weer, sluit dan het programma en open het opnieuw.',
}
